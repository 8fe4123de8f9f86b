/** Advanced: a mirror, memory, where models run, what was measured. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { clear, press, says, showOptions, text } from './options-fixture'

afterEach(clear)

const NLLB = 'Xenova/nllb-200-distilled-600M'

test('a mirror is an address; anything else is told, and the hub is one press away', async () => {
  const { fake, overview } = showOptions({ hash: '#advanced' })
  const field = page.getByRole('textbox', { name: 'Where models come from' })
  await says('Models come from Hugging Face.')
  await field.fill('file:///etc')
  await press('Use this address')
  await text(page.getByRole('alert')).toContain('That is no address of a server.')
  expect(fake.asked('prefer')).toEqual([])
  await field.fill('models.example.org/some/path')
  await press('Use this address')
  expect(fake.asked('prefer')).toEqual([{ host: 'https://models.example.org' }])
  overview.value = { ...overview.value!, preferences: { host: 'https://models.example.org' } }
  await says('Models come from models.example.org.')
  await press('Back to Hugging Face')
  expect(fake.asked('prefer').at(-1)).toEqual({ host: null })
})

test('memory, overrides and measurements', async () => {
  const { fake } = showOptions({
    hash: '#advanced',
    overview: { preferences: { rungs: { [NLLB]: { device: 'wasm', dtype: 'q8', threads: 1 } } } },
  })
  await page.getByRole('combobox', { name: 'Memory' }).selectOptions('15 minutes')
  expect(fake.asked('prefer')).toEqual([{ idleMinutes: 15 }])
  await says('NLLB-200 600M: processor, 1 thread')
  await press('Decide by measuring: NLLB-200 600M')
  expect(fake.asked('prefer').at(-1)).toEqual({ rungs: {} })
  await press('Forget all measurements')
  expect(fake.asked('forgetVerdicts')).toEqual([{}])
})
