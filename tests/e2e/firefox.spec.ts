/** The Firefox build: no offscreen document, no threads, and the same translation from the same code. */
import { missingTools, openDisplay } from './display.ts'
import { readFirefoxBubble } from './firefox-bubble.ts'
import { expect, test } from './firefox.ts'

test('Firefox takes the extension, whose pages open', async ({ openExtensionPage }) => {
  const page = await openExtensionPage('popup.html')
  const manifest = await page.evaluate('browser.runtime.getManifest().name')
  expect(manifest).toBe('Gloss')
})

test('the background page hosts the engine, on one thread', async ({ openExtensionPage }) => {
  const page = await openExtensionPage('popup.html')
  await page.type('textarea', 'La lettre était écrite en anglais.')
  await page.keyboard.down('Control')
  await page.keyboard.press('Enter')
  await page.keyboard.up('Control')
  const shown = () => page.evaluate(() => document.body.innerText)
  await expect.poll(shown, { timeout: 60_000 }).toContain('The letter was written in English.')
  await expect.poll(shown).toMatch(/Ready · processor, 1 thread\b/)
})

const onDisplay = test.extend<{ display: Awaited<ReturnType<typeof openDisplay>> }>({
  display: async ({}, use) => {
    const missing = missingTools()
    test.skip(missing !== '', `${missing} missing: no display for the browser's own shortcut`)
    const display = await openDisplay()
    await use(display)
    await display.close()
  },
  displayName: async ({ display }, use) => use(display.name),
})

/** What the page's listeners of the editor hear. */
const LISTEN = `document.body.insertAdjacentHTML('afterbegin', '<p id="editor" contenteditable>La lettre était écrite en anglais.</p>')
  window.heard = []
  for (const type of ['beforeinput', 'input'])
    document.addEventListener(type, (event) => heard.push(type + ' ' + event.inputType), true)
  window.focus()
  document.querySelector('#editor').focus()
  getSelection().selectAllChildren(document.querySelector('#editor'))`

onDisplay(
  'Enter replaces what is selected in an editor, each event once; undo takes it back',
  async ({ openPage, display }) => {
    const page = await openPage('french.html')
    await page.bringToFront()
    await page.evaluate(LISTEN)
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
    await display.key('alt+g')
    await expect
      .poll(async () => (await readFirefoxBubble(page))?.['phase'], { timeout: 60_000 })
      .toBe('done')
    await display.key('Return')
    const editor = () => page.evaluate(`document.querySelector('#editor').innerText`)
    await expect.poll(editor).toBe('The letter was written in English.')
    await expect.poll(() => readFirefoxBubble(page)).toBeNull()
    expect(await page.evaluate('heard')).toEqual(['beforeinput insertText', 'input insertText'])
    await display.key('ctrl+z')
    await expect.poll(editor).toBe('La lettre était écrite en anglais.')
  },
)

onDisplay('a selection is translated by the shortcut', async ({ openPage, display }) => {
  const page = await openPage('french.html')
  await page.bringToFront()
  await page.evaluate(() => {
    window.focus()
    getSelection()?.selectAllChildren(document.querySelector('#inline')!)
  })
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
  await display.key('alt+g')
  const translation = async () => (await readFirefoxBubble(page))?.['translation']
  await expect.poll(translation, { timeout: 60_000 }).toBe('The library is open every day but Monday.')
  await expect.poll(async () => (await readFirefoxBubble(page))?.['phase']).toBe('done')
  expect(await readFirefoxBubble(page)).toMatchObject({ source: 'French', target: 'English' })
})
