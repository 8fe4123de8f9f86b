/** What is on this computer: kept, tested, exported, deleted; the storage bar and what concerns the whole store. */
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import { stored, verdict } from '../../fixtures/stored-models'
import { clear, press, says, showOptions, text } from './options-fixture'

afterEach(clear)

const DE_EN = 'Xenova/opus-mt-de-en'
const NAME = 'Opus-MT German → English'

describe('what is here', () => {
  const here = (more = {}) => showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6, ...more })] })

  test('is deleted after a question in its place', async () => {
    const { fake } = here()
    await press(`Delete: ${NAME}`)
    await expect.element(page.getByRole('button', { name: 'Keep it' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(fake.asked('remove')).toEqual([])
    await press(`Delete: ${NAME}`)
    await page.getByRole('group', { name: 'Delete 53 MB?' }).getByRole('button', { name: 'Delete' }).click()
    expect(fake.asked('remove')).toEqual([{ model: DE_EN }])
  })

  test('is kept, exported, updated', async () => {
    const { fake, exportModel } = here({ newerCommit: 'f'.repeat(40) })
    await says('Ready, update available')
    await press(`Update: ${NAME}`)
    expect(fake.asked('download')).toEqual([{ model: DE_EN, update: true }])
    await press(NAME)
    await page.getByRole('checkbox', { name: /^Keep always/ }).click()
    expect(fake.asked('pin')).toEqual([{ model: DE_EN, pinned: true }])
    await press(`Export…: ${NAME}`)
    expect(exportModel).toHaveBeenCalledExactlyOnceWith(DE_EN)
    await says('Written to the folder x--y.')
  })

  test('a browser that writes no folders says so', async () => {
    showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6 })], canExport: false })
    await press(NAME)
    await says('This browser lets no page write a folder, so a model cannot be exported here.')
  })

  test('is tested on every rung: right or wrong, how near, how fast', async () => {
    const { fake } = here()
    await press(`Test: ${NAME}`)
    await says('Testing…')
    expect(fake.asked('trial')).toEqual([{ model: DE_EN }])
    fake.trial(DE_EN).emit({ type: 'tested', verdict: verdict(DE_EN) })
    await says(/processor, 2 threads: Right · cosine 0.9998 · same choice in 100% of steps · 45 words\/s/)
    await press(`Stop the test: ${NAME}`)
    await says('The test was stopped.')
  })

  test('runs where the reader says; what was measured is forgotten on request', async () => {
    const failed = verdict(DE_EN, {
      rung: { device: 'webgpu', dtype: 'fp16', threads: 1 },
      adapter: 'acme x1',
      outcome: 'failed',
      error: { code: 'run-failed', values: { model: DE_EN, device: 'webgpu', reason: 'not a number' } },
    })
    const { fake } = showOptions({
      stored: [stored({ id: DE_EN, bytes: 53e6 })],
      verdicts: [verdict(DE_EN), failed],
    })
    await press(NAME)
    await says(/graphics adapter, fp16.*\(acme x1\): Wrong · .* failed on the graphics adapter: not a number/)
    const choice = page.getByRole('combobox', { name: 'Runs on' })
    await choice.selectOptions('processor, 1 thread (q8)')
    expect(fake.asked('prefer')).toEqual([
      { rungs: { [DE_EN]: { device: 'wasm', dtype: 'q8', threads: 1 } } },
    ])
    await press('Forget what was measured')
    expect(fake.asked('forgetVerdicts')).toEqual([{ model: DE_EN }])
  })
})

describe('storage', () => {
  test('the budget is a slider that the keyboard moves', async () => {
    const { fake } = showOptions({ overview: { preferences: { budgetBytes: 2e9 }, bytesOnDisk: 1.2e9 } })
    await says('1.2 GB of models on disk · budget 2 GB')
    const slider = page.getByRole('slider', { name: 'Storage budget' })
    await expect.element(slider).toHaveAttribute('aria-valuetext', '2 GB')
    ;(slider.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(fake.asked('prefer')).toEqual([{ budgetBytes: 2.5e9 }])
    await userEvent.keyboard('{End}')
    expect(fake.asked('prefer').at(-1)).toEqual({ budgetBytes: null })
    await userEvent.keyboard('{Home}')
    expect(fake.asked('prefer').at(-1)).toEqual({ budgetBytes: 0.5e9 })
  })

  test('a budget below what is on disk says what will go', async () => {
    showOptions({ overview: { preferences: { budgetBytes: 0.5e9 }, bytesOnDisk: 1.2e9 } })
    await says(/^There is more on disk than that\./)
  })

  test('check and repair reports; updates are looked for', async () => {
    const { fake } = showOptions()
    fake.answer('check', { good: 12, badModels: [DE_EN], orphans: 1 })
    await press('Check and repair')
    await says(
      `12 files are whole.Damaged and removed, to be downloaded again: ${NAME}.1 leftover file was removed.`,
    )
    fake.answer('lookForUpdates', [DE_EN])
    await press('Look for updates')
    await says(/1 model has a newer version\./)
    fake.answer('lookForUpdates', new GlossError('hub-unreachable', { host: 'huggingface.co' }))
    await press('Look for updates')
    await text(page.getByRole('alert')).toContain('cannot be reached')
  })
})
