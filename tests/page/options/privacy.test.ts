/** Privacy: what has left this computer, and what is kept on it. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { HistoryEntry } from '../../../lib/messaging/history-contract'
import { LOG, entry } from './kept-samples'
import { clear, press, says, showOptions } from './options-fixture'

afterEach(clear)

const rows = (name: string | RegExp) => page.getByRole('row', { name })

test('says what has left this computer: nothing, so far', async () => {
  showOptions({ hash: '#privacy' })
  await says('Nothing has left this computer since it was installed.')
  await expect.element(page.getByRole('table')).not.toBeInTheDocument()
})

test('every request, by host and one by one; what comes is shown, what is cleared is gone', async () => {
  const { kept } = showOptions({ hash: '#privacy', network: LOG })
  await expect.element(rows(/^huggingface\.co 5 19 kB/)).toBeVisible()
  await expect.element(rows(/^Pages of links 1 62 kB/)).toBeVisible()
  await says('By host, since Oct 12, 2026')
  await page.getByText('The last 6 requests, one by one').click()
  await says('onnx/encoder_model_quantized.onnx of Xenova/opus-mt-de-en')
  await says(/cas-bridge\.xethub\.hf\.co17 MB · Complete · Oct 12, 2026/)
  await says(/^A page that a link leads to62 kB · Complete/)
  await says(/huggingface\.co0 kB · Refused \(429\)/)
  kept.log({ totals: [{ ...LOG.totals[0]!, requests: 12 }] })
  await expect.element(rows(/ 12 /)).toBeVisible()

  await press('Clear the list: What has left this computer')
  await press('Clear the list')
  await says('Nothing has been asked for since Oct 12, 2026.')
  await expect.element(page.getByRole('table')).not.toBeInTheDocument()
})

test('translations are remembered on disk only when the reader says so, and forgotten', async () => {
  const { fake, overview } = showOptions({ hash: '#privacy' })
  fake.answer('remembered', { inMemory: 2_400_000, onDisk: 0 })
  const onDisk = page.getByRole('checkbox', { name: 'Remember them on this computer’s disk, too' })
  await onDisk.click()
  overview.value = { ...overview.value!, preferences: { rememberTranslations: true } }
  await expect.element(onDisk).toBeChecked()
  await onDisk.click()
  expect(fake.asked('prefer')).toEqual([{ rememberTranslations: true }, { rememberTranslations: null }])

  const site = page.getByRole('textbox', { name: 'A site whose translations are to be forgotten' })
  await site.fill('file:///etc')
  await expect.element(page.getByRole('button', { name: 'Forget this site' })).toBeDisabled()
  await site.fill('example.org/page')
  await press('Forget this site')
  await says('What was translated on example.org is forgotten.')
  await says('2.4 MB in memory, 0 kB on disk.')
  await press('Forget all translations')
  expect(fake.asked('forgetTranslations')).toEqual([{ site: 'https://example.org' }, {}])
})

test('no history is kept until it is turned on; turned off, what is there stays', async () => {
  const { fake, overview } = showOptions({ hash: '#privacy', history: [entry(1)] })
  await says('1 entry, 1 kB.')
  await says('Nothing new is kept. What is here stays until you delete it.')
  const keep = page.getByRole('checkbox', { name: 'Keep a history' })
  await keep.click()
  overview.value = { ...overview.value!, preferences: { keepHistory: true } }
  await expect.element(page.getByText('1 entry, 1 kB.', { exact: true })).toBeVisible()
  await keep.click()
  expect(fake.asked('prefer')).toEqual([{ keepHistory: true }, { keepHistory: null }])
})

const list = () => page.getByRole('list', { name: 'History' })

test('an entry opens to the whole of it; it is copied, translated again, deleted', async () => {
  const { kept } = showOptions({ hash: '#privacy', history: [entry(1), entry(2, { kind: 'question' })] })
  const first = list().getByRole('listitem').nth(1)
  await first.getByText(/French → English · news\.example/).click()
  await first.getByRole('button', { name: 'Copy' }).click()
  await expect.element(first.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(kept.copied).toEqual([entry(1).result])
  await first.getByRole('button', { name: 'Translate again' }).click()
  expect(kept.opened).toEqual([entry(1).text])
  await first.getByRole('button', { name: 'Delete' }).click()
  await expect.element(list().getByRole('listitem')).toBeVisible()
  await expect.poll(() => list().getByRole('listitem').elements().length).toBe(1)
  await list()
    .getByText(/^Question/)
    .click()
  await expect.element(page.getByRole('button', { name: 'Translate again' })).not.toBeInTheDocument()
})

test('it is looked through by words, part by part', async () => {
  const many = Array.from({ length: 60 }, (_, number) => entry(number + 1, { text: `Texte ${number + 1}.` }))
  showOptions({ hash: '#privacy', history: many })
  await expect.poll(() => list().getByRole('listitem').elements().length).toBe(50)
  await press('Show more')
  await expect.poll(() => list().getByRole('listitem').elements().length).toBe(60)
  const search = page.getByRole('searchbox', { name: 'Search the history' })
  await search.fill('Texte 7.')
  await expect.poll(() => list().getByRole('listitem').elements().length).toBe(1)
  await search.fill('absent')
  await says('Nothing in the history has these words.')
})

test('it is exported whole, and deleted whole after a question', async () => {
  const many: HistoryEntry[] = Array.from({ length: 700 }, (_, number) => entry(number + 1))
  const { kept } = showOptions({ hash: '#privacy', history: many })
  await press('Export as CSV, for Anki')
  await expect.poll(() => kept.saved).toHaveLength(1)
  expect(kept.saved[0]!.text.trimEnd().split('\r\n')).toHaveLength(3 + 700)
  await press('Export as JSON')
  await expect.poll(() => kept.saved).toHaveLength(2)
  expect((JSON.parse(kept.saved[1]!.text) as { entries: unknown[] }).entries).toHaveLength(700)
  await press('Delete all: History')
  await says('Delete all 700 entries?')
  await press('Delete all')
  await expect.element(list()).not.toBeInTheDocument()
})
