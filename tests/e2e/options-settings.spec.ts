/** Settings in the built extension: they reach a page that is open, leave in a file, come back from it, and go for good. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './demo-page.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/models/tiny-bert-qa')

test('a changed look reaches a translated page at once, by hand, by reset and from a file', async ({
  context,
  extensionId,
  openDemo,
  translatePage,
}) => {
  const options = await context.newPage()
  await options.goto(`chrome-extension://${extensionId}/options.html#reading`)
  await options.getByLabel('How the page is translated').selectOption('Side by side')

  const page = await openDemo()
  await translatePage(page)
  const look = () => page.locator('gloss-translation').first().getAttribute('data-theme')
  await expect(page.locator('gloss-translation').first()).toBeVisible({ timeout: 60_000 })
  expect(await look()).toBe('plain')
  await options.bringToFront()
  await options.getByLabel('A translation beside its original').selectOption('With a bar at its side')
  await expect.poll(look).toBe('bar')

  await options.getByRole('link', { name: 'Advanced' }).click()
  const saved = options.waitForEvent('download')
  await options.getByRole('button', { name: 'Export…' }).click()
  const file = await (await saved).path()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    kind: 'gloss settings',
    settings: { mode: 'bilingual', theme: 'bar', pageBar: null },
  })

  await options.getByRole('button', { name: 'Back to how Gloss comes' }).click()
  await options.getByRole('button', { name: 'Back to how Gloss comes' }).click()
  await expect.poll(look).toBe('plain')
  await options.getByLabel('Import…').setInputFiles(file)
  await options.getByRole('button', { name: 'Use these settings' }).click()
  await expect.poll(look).toBe('bar')
})

test('everything is deleted: settings, models, what the engine was told', async ({
  context,
  extensionId,
  worker,
}) => {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/options.html#models`)
  await page.getByText('Add your own model').click()
  await page.getByLabel('Choose a folder').setInputFiles(FOLDER)
  await page.getByRole('button', { name: 'Copy to this computer' }).click()
  await expect(page.getByRole('article')).toBeVisible()
  await page.getByRole('link', { name: 'General' }).click()
  await page.getByLabel('Translate into').selectOption('German')
  await page.getByRole('link', { name: 'Advanced' }).click()
  await page.getByRole('combobox', { name: 'Memory' }).selectOption('15 minutes')
  await expect(page.getByText(/^1 model, /)).toBeVisible()

  await page.getByRole('button', { name: 'Delete everything…' }).click()
  await page.getByRole('group', { name: 'Delete all of this for good?' }).getByRole('button').first().click()
  await expect(page.getByText('Everything is deleted.')).toBeVisible()
  await expect(page.getByText('models that were downloaded or imported (there are none)')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Memory' })).toHaveValue('5')
  expect(await (await worker()).evaluate('chrome.storage.local.get()')).toEqual({})
  const files = `navigator.storage.getDirectory().then(async (root) => {
    const names = []
    for await (const folder of root.values()) for await (const name of folder.keys()) names.push(name)
    return names
  })`
  expect(await page.evaluate(files)).toEqual([])
})
