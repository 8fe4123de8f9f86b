/** Models in Firefox: what `models.spec.ts` proves in Chromium, and the options page with a folder of one's own. */
import { join } from 'node:path'
import type { ElementHandle } from 'puppeteer-core'
import { ROOT } from '../../scripts/build-extension.ts'
import { startHub } from '../hub/hub-server.ts'
import { expect, test as base } from './firefox.ts'
import { GERMAN, type ModelFixtures, OWN, modelTests } from './model-tests.ts'

const FOLDER = join(ROOT, 'tests/fixtures/models/tiny-bert-qa')
const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx']

const test = base.extend<Pick<ModelFixtures, 'hub' | 'serve'>>({
  hub: async ({ host }, use) => {
    const hub = await startHub()
    await host.call('models.prefer', { host: hub.url })
    await use(hub)
    for (const model of [GERMAN, OWN]) await host.call('models.remove', { model })
    await host.call('models.prefer', { host: null })
    await hub.close()
  },
  serve: async ({ hub }, use) =>
    use((plan = {}) => void hub.add({ id: GERMAN, fixture: 'tiny-marian', ...plan })),
})

modelTests(test)

test('one’s own files become a model that is tried, added, and deleted', async ({ openExtensionPage }) => {
  const page = await openExtensionPage('options.html#models')
  const press = (label: string, within: string) => page.locator(`${within} ::-p-text(${label})`).click()
  const shown = () => page.evaluate(() => document.querySelector('main')!.innerText)
  await page.locator('details.own > summary').click()
  const input = (await page.$('input[aria-label="Choose files"]')) as ElementHandle<HTMLInputElement>
  await input.uploadFile(...FILES.map((name) => join(FOLDER, name)))
  await expect.poll(shown).toMatch(/Answers from a text · bert/)
  await press('Copy to this computer', 'details.own')
  const fields = page.locator('article.draft form')
  await fields.wait()
  await page.type('article.draft form input, article.draft form textarea', 'When is the library closed?')
  const [, text] = await page.$$('article.draft form input, article.draft form textarea')
  await text!.type('The library is open every day but Monday.')
  await press('Run', 'article.draft')
  await expect
    .poll(() =>
      page.$eval('article.draft [data-part=output]', ({ textContent }) => textContent).catch(() => ''),
    )
    .not.toBe('')
  await press('Add to your models', 'article.draft')
  const row = 'tr.row[data-model="local/model"]'
  await expect
    .poll(() => page.$eval(row, (row) => (row as HTMLElement).dataset['status']).catch(() => ''))
    .toBe('here')
  // The first one asks whether that is meant.
  for (const button of [`${row} button[aria-label^="Delete"]`, `${row} [role=group] button`])
    await page.locator(button).click()
  await expect.poll(() => page.$$(row).then(({ length }) => length)).toBe(0)
})

test('where nobody serves a model only its hub was asked', async ({ host, firefox }) => {
  const { error } = await host.call('models.offer', { source: 'de', target: 'en' })
  expect(error).toBeNull()
  expect([...new Set(firefox.proxy.take().map(({ host }) => host))]).toEqual(['huggingface.co:443'])
})
