/** Settings: they reach a page that is open, leave in a file, come back from it, and go for good. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type EitherTest, clickOn, textOf } from './either-browser.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/models/tiny-bert-qa')
const MODEL = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx']
const SETTINGS_FILE = 'input[type=file][accept*=json]'

export function settingsTests(test: EitherTest): void {
  test('a changed look reaches a translated page at once, by hand, by reset and from a file', async ({
    openExtensionPage,
    controls,
    openPage,
    demo,
    translatePage,
    saved,
    giveFiles,
  }) => {
    const options = await openExtensionPage('options.html#reading')
    const { press, choose } = controls(options)
    await choose('How the page is translated', 'Side by side')

    const page = await openPage(`${demo.origin}/index.html`)
    await translatePage(page)
    const look = () => page.evaluate(`document.querySelector('gloss-translation')?.dataset.theme`)
    await expect.poll(look, { timeout: 60_000 }).toBe('plain')
    await options.bringToFront()
    await choose('A translation beside its original', 'With a bar at its side')
    await expect.poll(look).toBe('bar')

    await press('link', 'Advanced')
    const file = await saved(options, () => press('button', 'Export…'))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      kind: 'gloss settings',
      settings: { mode: 'bilingual', theme: 'bar', pageBar: null },
    })

    await press('button', 'Back to how Gloss comes')
    await press('button', 'Back to how Gloss comes')
    await expect.poll(look).toBe('plain')
    await giveFiles(options, SETTINGS_FILE, [file])
    await press('button', 'Use these settings')
    await expect.poll(look).toBe('bar')
  })

  test('everything is deleted: settings, models, what the engine was told', async ({
    openExtensionPage,
    controls,
    giveFiles,
    inExtension,
  }) => {
    const page = await openExtensionPage('options.html#models')
    const { press, choose, value } = controls(page)
    const main = () => textOf(page, 'main')
    await clickOn(page, 'details.own > summary')
    await giveFiles(
      page,
      'input[aria-label="Choose files"]',
      MODEL.map((name) => join(FOLDER, name)),
    )
    await press('button', 'Copy to this computer')
    await expect.poll(() => page.$('article.draft')).not.toBeNull()
    await press('link', 'General')
    await choose('Translate into', 'German')
    await press('link', 'Advanced')
    await choose('Memory', '15 minutes')
    await expect.poll(main).toMatch(/1 model, /)

    await press('button', 'Delete everything…')
    await clickOn(page, '[role=group][aria-label="Delete all of this for good?"] button')
    await expect.poll(main).toContain('Everything is deleted.')
    await expect.poll(main).toContain('models that were downloaded or imported (there are none)')
    expect(await value('combobox', 'Memory')).toBe('5')
    expect(await inExtension('chrome.storage.local.get()')).toEqual({})
    expect(await page.evaluate(FILES)).toEqual([])
  })
}

/** Names of what is on disk. */
const FILES = `navigator.storage.getDirectory().then(async (root) => {
  const names = []
  for await (const folder of root.values()) for await (const name of folder.keys()) names.push(name)
  return names
})`
