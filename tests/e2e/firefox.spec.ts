/** The Firefox build: no offscreen document, no threads, and the same translation from the same code. */
import { inFirefoxSurface } from './firefox-surface.ts'
import { expect, test } from './firefox.ts'

/** A selection is searched for with more care than a page: "Monday". */
const LIBRARY = 'The library is open every day but Monday.'
const SELECT = (selector: string) => {
  window.focus()
  getSelection()?.selectAllChildren(document.querySelector(selector)!)
}

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

test('the popup knows the page, and says what the hardware gives here and why', async ({
  openPage,
  gesture,
}) => {
  const popup = await gesture(await openPage('plain.html'))
  const shown = () => popup.evaluate('document.body.innerText')
  await expect.poll(shown).toMatch(/^Gloss\s+127\.0\.0\.1:\d+\s+French/)
  await expect.poll(shown).toContain('1 thread')
  expect(await shown()).toContain('Alt+Shift+G on the page')
  await popup.evaluate(`document.querySelectorAll('details').forEach((card) => (card.open = true))`)
  await expect.poll(shown).toContain('1: this browser lets no extension share memory between threads')
  expect(await shown()).toContain('None: this browser has no WebGPU')
  expect(await popup.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await popup.close()
})

for (const how of ['shortcut', 'menu', 'popup'] as const) {
  test(`a selection is translated by the ${how}`, async ({
    openPage,
    window,
    gesture,
    readBubble,
    firefox,
  }) => {
    test.skip(how === 'shortcut' && !firefox.display, 'no screen of its own for real keys: see display.ts')
    const page = await openPage('french.html')
    await page.evaluate(SELECT, '#inline')
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
    if (how === 'shortcut') await firefox.display?.key('alt+g')
    if (how === 'popup') await (await gesture(page)).click('[data-action="translate-selection"]')
    if (how === 'menu') {
      await page.evaluate(SELECT, '#plain')
      const link = await (await page.$('#plain'))!.boundingBox()
      const at = { x: link!.x + 100, y: link!.y + link!.height / 2 }
      await window.chooseFromMenu(page, at, 'Gloss', 'Translate “La bibliothèque')
    }
    await expect.poll(async () => (await readBubble(page))?.translation, { timeout: 60_000 }).toBe(LIBRARY)
    await expect.poll(async () => (await readBubble(page))?.state).toBe('done')
    expect((await readBubble(page))?.parts).toMatchObject({ source: 'French', target: 'English' })
  })
}

test('a word is seen in its sentence, in the card that comes with a script of its own, and kept as it is', async ({
  openPage,
  gesture,
  readBubble,
}) => {
  const page = await openPage('plain.html')
  await page.evaluate(() => {
    window.focus()
    const text = document.querySelector('p')!.firstChild!
    getSelection()!.setBaseAndExtent(text, 'La '.length, text, 'La bibliothèque'.length)
  })
  await (await gesture(page)).click('[data-action="translate-selection"]')
  const inBubble = <T>(declaration: string) => inFirefoxSurface<T>(page, 'gloss-bubble', declaration)
  const press = async (action: string) => {
    await inBubble(`function () { this.querySelector('[data-action=${action}]').focus() }`)
    await page.keyboard.press('Enter')
  }
  await expect.poll(async () => (await readBubble(page))?.state, { timeout: 60_000 }).toBe('done')
  const { translation } = (await readBubble(page))!

  await press('in-context')
  const lines = () =>
    inBubble(`function () {
      return [...this.querySelectorAll('[data-part=word-card][data-phase=done] p[lang]')].map((line) =>
        [line.lang, line.textContent, line.querySelector('mark')?.textContent])
    }`)
  await expect.poll(lines, { timeout: 30_000 }).toEqual([
    ['fr', 'La bibliothèque est ouverte tous les jours, sauf le lundi.', 'bibliothèque'],
    ['en', LIBRARY, 'library'],
  ])

  const word = async () => (await readBubble(page))?.translation
  await press('keep')
  await expect.poll(word, { timeout: 30_000 }).toMatch(/^bibliothèque$/i)
  await press('keep')
  await expect.poll(word, { timeout: 30_000 }).toBe(translation)
})

test('a choice on a page is written by the background, in its turn, and nothing that is none', async ({
  helper,
}) => {
  const said = await helper.evaluate(async () => {
    const { runtime, storage } = (globalThis as unknown as { browser: ExtensionApi }).browser
    const choose = (argument: object) =>
      runtime.sendMessage({ service: 'background', method: 'rememberChoice', argument })
    const replies = await Promise.all([
      choose({ target: 'de' }),
      choose({ mode: 'bilingual' }),
      choose({ pageBar: false }),
    ])
    return { replies, stored: (await storage.local.get('settings'))['settings'] }
  })
  expect(said.stored).toEqual({ target: 'de', mode: 'bilingual', version: 2 })
  expect(said.replies).toEqual([
    { value: null },
    { value: null },
    { error: expect.objectContaining({ code: 'bad-request' }) },
  ])
})

interface ExtensionApi {
  runtime: { sendMessage(message: object): Promise<unknown> }
  storage: { local: { get(name: string): Promise<Record<string, unknown>> } }
}

/** An editor, what its listeners hear, and all of its text selected. */
const EDITOR = `
  document.body.insertAdjacentHTML('afterbegin', '<p id="editor" contenteditable>La lettre était écrite en anglais.</p>')
  window.heard = []
  for (const type of ['beforeinput', 'input'])
    document.addEventListener(type, (event) => heard.push(type + ' ' + event.inputType), true)
  window.focus()
  document.querySelector('#editor').focus()
  getSelection().selectAllChildren(document.querySelector('#editor'))`

test('Enter replaces what is selected in an editor, each event once; undo takes it back', async ({
  openPage,
  readBubble,
  firefox,
}) => {
  test.skip(!firefox.display, 'no screen of its own for real keys: see display.ts')
  const page = await openPage('french.html')
  await page.evaluate(EDITOR)
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
  await firefox.display?.key('alt+g')
  await expect.poll(async () => (await readBubble(page))?.state, { timeout: 60_000 }).toBe('done')
  await firefox.display?.key('Return')
  const editor = () => page.evaluate(`document.querySelector('#editor').innerText`)
  await expect.poll(editor).toBe('The letter was written in English.')
  await expect.poll(() => readBubble(page)).toBeNull()
  expect(await page.evaluate('heard')).toEqual(['beforeinput insertText', 'input insertText'])
  await firefox.display?.key('ctrl+z')
  await expect.poll(editor).toBe('La lettre était écrite en anglais.')
})
