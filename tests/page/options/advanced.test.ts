/** Advanced: a mirror, memory, where models run, what was measured. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { stored, verdict } from '../../fixtures/stored-models'
import { clear, press, says, showOptions, text } from './options-fixture'

afterEach(clear)

const NLLB = 'Xenova/nllb-200-distilled-600M'
const DE_EN = 'Xenova/opus-mt-de-en'
const ONE_THREAD = { device: 'wasm', dtype: 'q8', threads: 1 } as const

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

test('how long an unused model stays in memory', async () => {
  const { fake } = showOptions({ hash: '#advanced' })
  await page.getByRole('combobox', { name: 'Memory' }).selectOptions('15 minutes')
  expect(fake.asked('prefer')).toEqual([{ idleMinutes: 15 }])
})

test('where a model runs is chosen for each that is here; a choice for one that is gone is taken back', async () => {
  const { fake } = showOptions({
    hash: '#advanced',
    stored: [stored({ id: DE_EN, bytes: 53e6 })],
    overview: { preferences: { rungs: { [NLLB]: ONE_THREAD } } },
  })
  const where = page.getByRole('combobox', { name: 'Opus-MT German → English' })
  await where.selectOptions('processor, 1 thread (q8)')
  expect(fake.asked('prefer')).toEqual([{ rungs: { [NLLB]: ONE_THREAD, [DE_EN]: ONE_THREAD } }])
  await says('NLLB-200 600M: processor, 1 thread')
  await press('Decide by measuring: NLLB-200 600M')
  expect(fake.asked('prefer').at(-1)).toEqual({ rungs: {} })
})

test('what was measured is listed by model, and forgotten of one or of all', async () => {
  const { fake } = showOptions({
    hash: '#advanced',
    stored: [stored({ id: DE_EN, bytes: 53e6 })],
    verdicts: [verdict(DE_EN, { rung: ONE_THREAD, wordsPerSecond: 41 }), verdict(NLLB)],
  })
  await says(/processor, 1 thread: Right.*41 words\/s/)
  await press('Forget what was measured: NLLB-200 600M')
  await press('Forget all measurements')
  expect(fake.asked('forgetVerdicts')).toEqual([{ model: NLLB }, {}])
  clear()
  showOptions({ hash: '#advanced' })
  await says('Nothing has been measured on this computer yet.')
  expect(page.getByRole('button', { name: 'Forget all measurements' }).elements()).toEqual([])
})
