/** The Models page: browsing, downloading, what is kept in order, in real Chromium with fake models. */
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import type { DownloadStatus } from '../../../lib/messaging/models-contract'
import { COMMIT, entryOf, stored } from '../../fixtures/stored-models'
import { clear, listing, press, row, says, showOptions, text } from './options-fixture'

afterEach(clear)

const DE_EN = 'Xenova/opus-mt-de-en'
const NAME = 'Opus-MT German → English'
const rowOf = (id: string) => document.querySelector(`tr[data-model="${id}"]`)!
const rows = () => document.querySelectorAll('tr.row').length

const running = (bytesHere: number): DownloadStatus => ({
  model: DE_EN,
  commit: COMMIT,
  state: 'running',
  progress: {
    phase: 'fetching',
    file: 'onnx/encoder_model_quantized.onnx',
    bytesHere,
    totalBytes: 53e6,
    bytesPerSecond: 4.2e6,
    secondsLeft: 120,
  },
})

describe('browsing', () => {
  test('words, task and both languages stand in one row of a window of 1024 pixels', async () => {
    await page.viewport(1024, 900)
    showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6 })] })
    await says('On this computer')
    const { children } = document.querySelector('.filters')!
    expect(children).toHaveLength(4)
    const middles = [...children].map((one) => {
      const { top, height } = one.getBoundingClientRect()
      return Math.round(top + height / 2)
    })
    expect(new Set(middles).size).toBe(1)
  })

  test('what is on this computer comes first, the rest can be downloaded', async () => {
    showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6 })] })
    await says('On this computer')
    const names = [...document.querySelectorAll('.row-name')].map(({ textContent }) => textContent)
    expect(names.slice(0, 3)).toEqual([NAME, 'Starter English → French', 'Starter French → English'])
    await text(row(NAME)).toMatch(/53 MB.*Ready/)
    await expect.element(page.getByRole('table', { name: 'Models' })).toBeVisible()
    expect(page.getByRole('columnheader').elements()).toHaveLength(6)
  })

  test('by search, over names, ids, languages and publishers, without accents or case', async () => {
    showOptions()
    const all = rows()
    await page.getByRole('searchbox').fill('GERMAN english')
    await expect.poll(rows).toBeLessThan(all)
    await expect.element(row(NAME)).toBeVisible()
    await page.getByRole('searchbox').fill('no such model anywhere')
    await says('No model is known for this.')
    await press('Show all models')
    await expect.poll(rows).toBe(all)
  })

  test('by task and by languages; the address names a pair', async () => {
    showOptions({ hash: '#models?source=de&target=en' })
    await expect.element(row(NAME)).toBeVisible()
    expect(rowOf('gloss/starter-fr-en')).toBeNull()
    await page.getByRole('combobox', { name: 'Task' }).selectOptions('question-answering')
    await expect.poll(() => document.querySelector(`tr[data-model="${DE_EN}"]`)).toBeNull()
  })

  test('a pair that no model serves directly is shown with its way through English', async () => {
    const { overview, models } = showOptions()
    overview.value = {
      ...overview.value!,
      models: overview.value!.models.filter(({ entry }) => !entry.languages),
    }
    models.filter({ source: 'ja', target: 'fr' })
    await says(/^No model goes from Japanese to French directly\..* through English/)
    expect(rowOf('gloss/starter-en-fr')).not.toBeNull()
  })

  test('a licence that nobody states leads to the model’s page, which learns nothing of us', async () => {
    const { overview } = showOptions()
    const known = overview.value!.models.find(({ entry }) => entry.page && !entry.licence)
    const { entry } = known ?? overview.value!.models.find(({ entry }) => entry.page)!
    const link = rowOf(entry.id).querySelector('a')!
    expect(link.textContent).toBe(entry.licence || 'see the model page')
    expect([link.href, link.target, link.rel]).toEqual([entry.page, '_blank', 'noreferrer'])
  })
})

describe('a download', () => {
  test('says what it would fetch before it does', async () => {
    const { fake } = showOptions({
      overview: { network: { host: 'huggingface.co', lastAtMs: 0, bytesPerSecond: 1e6 } },
    })
    fake.answer('list', listing(DE_EN))
    await press(`Download: ${NAME}`)
    await says('53 MB from Hugging Face · licence CC BY 4.0 · published by Helsinki-NLP · about 50 seconds')
    await page.getByRole('checkbox', { name: '16 bit, for the graphics adapter, 151 MB' }).click()
    await says(/^204 MB from Hugging Face/)
    expect(fake.asked('download')).toEqual([])
    await press('Download')
    expect(fake.asked('download')).toEqual([{ model: DE_EN, dtypes: ['q8', 'fp16'] }])
  })

  test('not now is not now; no build chosen is no download', async () => {
    const { fake } = showOptions()
    fake.answer('list', listing(DE_EN, { recommended: [] }))
    await press(`Download: ${NAME}`)
    await says('Choose a build to download.')
    await expect.element(page.getByRole('button', { name: 'Download', exact: true })).toBeDisabled()
    await press('Not now')
    await expect.poll(() => document.querySelector('.listing')).toBeNull()
    expect(fake.asked('download')).toEqual([])
  })

  test('a hub that does not answer is said in the row, and asked again', async () => {
    const { fake } = showOptions()
    await press(`Download: ${NAME}`)
    await text(page.getByRole('alert')).toContain('huggingface.co cannot be reached.')
    fake.answer('list', listing(DE_EN))
    await press('Try again')
    await says(/^53 MB from Hugging Face/)
  })

  test('tells bytes, rate and time; pauses, goes on, fails with what was kept, is cancelled', async () => {
    const { fake, downloads } = showOptions({
      stored: [stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6 })],
    })
    downloads.value = [running(31e6)]
    await says('31 MB of 53 MB · 4.2 MB/s · about 2 minutes left')
    const bar = page.getByRole('progressbar', { name: `Downloading ${NAME}` })
    await expect.element(bar).toHaveAttribute('value', '31000000')
    await expect
      .element(bar)
      .toHaveAttribute('aria-valuetext', '31 MB of 53 MB · 4.2 MB/s · about 2 minutes left')
    await press(`Pause: ${NAME}`)
    expect(fake.asked('pause')).toEqual([{ model: DE_EN }])
    downloads.value = [{ ...running(31e6), state: 'paused' }]
    await says('Paused at 31 MB of 53 MB')
    await press(`Resume: ${NAME}`)
    expect(fake.asked('download')).toEqual([{ model: DE_EN }])
    fake
      .download(DE_EN)
      .fail(new GlossError('download-interrupted', { host: 'huggingface.co', file: 'e.onnx' }))
    await says('Stopped at 31 MB of 53 MB.')
    await says(/The connection to huggingface.co broke again and again/)
    await press(`Cancel: ${NAME}`)
    expect(fake.asked('cancel')).toEqual([{ model: DE_EN }])
  })

  test('the focus stays on the button when Pause becomes Resume', async () => {
    const { downloads } = showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6 })] })
    downloads.value = [running(31e6)]
    await press(`Pause: ${NAME}`)
    downloads.value = [{ ...running(31e6), state: 'paused' }]
    await expect.element(page.getByRole('button', { name: `Resume: ${NAME}` })).toHaveFocus()
  })

  test('progress of one model draws one row', async () => {
    const { downloads } = showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6 })] })
    downloads.value = [running(31e6)]
    await says(/^31 MB of 53 MB/)
    const touched = new Set<string | null>()
    const watch = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        touched.add(element?.closest('tr')?.getAttribute('data-model') ?? null)
      }
    })
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    downloads.value = [running(32e6)]
    await says(/^32 MB of 53 MB/)
    expect([...touched]).toEqual([DE_EN])
    watch.disconnect()
  })
})

test('everything works from the keyboard alone: from the search to a download', async () => {
  const { fake } = showOptions()
  fake.answer('list', listing(DE_EN))
  ;(page.getByRole('searchbox').element() as HTMLElement).focus()
  await userEvent.keyboard('opus german english')
  await expect.poll(rows).toBeLessThan(6)
  const wanted = page.getByRole('button', { name: `Download: ${NAME}` })
  for (let step = 0; step < 20 && document.activeElement !== wanted.element(); step++)
    await userEvent.keyboard('{Tab}')
  await expect.element(wanted).toHaveFocus()
  expect(getComputedStyle(wanted.element().parentElement!).opacity).toBe('1')
  await userEvent.keyboard('{Enter}')
  await says(/^53 MB from Hugging Face/)
  expect(entryOf(DE_EN).name).toBe(NAME)
})
