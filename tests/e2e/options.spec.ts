/** The options page in the built extension, over the real store and the real engine. */
import { join } from 'node:path'
import { expect, test } from './extension.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/models/tiny-bert-qa')

test('opens with everything that the catalogue has, and finds by language', async ({
  context,
  extensionId,
}) => {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`chrome-extension://${extensionId}/options.html#models?source=de&target=en`)
  await expect(page.getByRole('button', { name: 'Opus-MT German → English', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Starter French → English', exact: true })).toBeHidden()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr')
  await expect(page.getByRole('button', { name: 'Starter French → English', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Advanced' }).click()
  await expect(page.getByRole('heading', { name: 'Where models come from' })).toBeVisible()
  expect(faults).toEqual([])
})

test('a folder becomes a model that is tried, added, and deleted', async ({ context, extensionId }) => {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/options.html#models`)
  await page.getByText('Add your own model').click()
  await page.getByLabel('Choose a folder').setInputFiles(FOLDER)
  await expect(page.getByText(/Answers from a text · bert/)).toBeVisible()
  await page.getByRole('button', { name: 'Copy to this computer' }).click()

  const draft = page.getByRole('article')
  await draft.getByLabel('Question').fill('When is the library closed?')
  await draft.getByLabel('Text to find the answer in').fill('The library is open every day but Monday.')
  await draft.getByRole('button', { name: 'Run' }).click()
  await expect(draft.locator('[data-part="output"]')).not.toBeEmpty()
  await draft.getByRole('button', { name: 'Add to your models' }).click()
  await expect(draft).toBeHidden()

  const row = page.locator('tr.row', { hasText: 'tiny-bert-qa' })
  await expect(row).toHaveAttribute('data-status', 'here')
  await row.getByRole('button', { name: 'Delete: tiny-bert-qa' }).click()
  await row.getByRole('group').getByRole('button', { name: 'Delete' }).click()
  await expect(row).toBeHidden()
})

test('a folder that is no model is told precisely why', async ({ context, extensionId }) => {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/options.html#models`)
  await page.getByText('Add your own model').click()
  await page
    .getByLabel('Choose files')
    .setInputFiles(['config.json', 'tokenizer.json'].map((name) => join(FOLDER, name)))
  await expect(page.getByRole('alert')).toContainText('onnx')
})
