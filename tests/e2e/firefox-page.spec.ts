/** A whole page in Firefox, translated by the reader's gestures and put back. The case pages run there too, as page tests. */
import type { Page } from 'puppeteer-core'
import { expect, test as base } from './firefox.ts'
import { type PageServer, servePages } from './serve-pages.ts'

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const ENGLISH = 'The library is open every day but Mondays.'
const LETTER = 'La lettre était écrite en anglais.'
const LETTER_ENGLISH = 'The letter was written in English.'
const LIBRARY = /The library is open every day but Mondays?\./
const html = (body: string, head = '') =>
  `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`

const test = base.extend<{ translatePage: (page: Page) => Promise<void> }, { served: PageServer }>({
  served: [
    async ({}, use) => {
      const server = await servePages((port) => ({
        '/strict': {
          headers: {
            'content-security-policy':
              "default-src 'none'; script-src 'nonce-own'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'",
          },
          body: html(
            `<p id="a">${FRENCH}</p>`,
            `<script nonce="own">window.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))</script>`,
          ),
        },
        '/closed': {
          body: html(`<p>${FRENCH}</p><div id="host"></div><script>
            const root = window.root = document.querySelector('#host').attachShadow({ mode: 'closed' })
            root.innerHTML = '<p>${FRENCH}</p>'
            window.late = () => { window.lateRoot = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' }); lateRoot.innerHTML = '<p>${LETTER}</p>' }</script>`),
        },
        '/text.txt': { type: 'text/plain; charset=utf-8', body: `${FRENCH}\n\n${LETTER}\n` },
        '/frames': {
          body: html(
            `<p id="a">${FRENCH}</p><iframe id="same" srcdoc="<p id=b>${LETTER}</p>"></iframe><iframe id="other" src="http://localhost:${port}/inner"></iframe>`,
          ),
        },
        '/inner': { body: html(`<p id="inner">${FRENCH}</p>`) },
        '/plain': {
          body: html(`<p id="a">${FRENCH}</p><a id="next" href="/next">→</a>`, '<title>12</title>'),
        },
        '/next': { body: html(`<p id="b">${LETTER}</p>`) },
      }))
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  translatePage: async ({ gesture, bar }, use) =>
    use(async (page) => {
      const popup = await gesture(page)
      await popup.click('[data-action="translate-page"]')
      await bar(page).waitUntilDone()
      await popup.close()
    }),
})

const text = (page: Page, selector: string) => page.$eval(selector, ({ textContent }) => textContent)
const bytes = (page: Page) => page.evaluate(() => document.documentElement.outerHTML)
const ours = (page: Page) =>
  page.evaluate(() => document.querySelectorAll('gloss-page-bar, gloss-inspector, gloss-translation').length)

test('by the popup, side by side by the bar, and put back to the byte', async ({
  openPage,
  demo,
  translatePage,
  bar,
}) => {
  const page = await openPage(`${demo.origin}/index.html`)
  const before = await bytes(page)
  await translatePage(page)
  expect(await text(page, '#bibliotheque p')).toMatch(LIBRARY)
  await bar(page).press('mode')
  await expect.poll(() => text(page, 'gloss-translation')).toMatch(/library/i)
  expect(await text(page, '#bibliotheque p')).toContain('La bibliothèque')
  await bar(page).press('mode')
  await expect.poll(() => text(page, '#bibliotheque p')).toMatch(LIBRARY)
  await bar(page).press('restore')
  await expect.poll(() => bar(page).phase()).toBeNull()
  expect(await ours(page)).toBe(0)
  expect(await bytes(page)).toBe(before)
})

test('by the shortcut, and back', async ({ openPage, display, bar }) => {
  const page = await openPage('plain.html')
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
  await display.key('alt+shift+g')
  await bar(page).waitUntilDone()
  expect(await text(page, 'p')).toBe(ENGLISH)
  await display.key('alt+shift+g')
  await expect.poll(() => bar(page).phase()).toBeNull()
  expect(await text(page, 'p')).toBe(FRENCH)
})

test('by the menu, and one paragraph of it', async ({ openPage, served, window, bar }) => {
  const page = await openPage(served.url('/plain'))
  const shown = page.evaluate(() => innerHeight)
  await window.chooseFromMenu(page, { x: 300, y: (await shown) - 50 }, 'Gloss', 'Translate page')
  await bar(page).waitUntilDone()
  expect(await text(page, '#a')).toBe(ENGLISH)
  await page.goto(served.url('/plain', 'localhost'))
  await window.chooseFromMenu(page, { x: 60, y: 30 }, 'Gloss', 'Translate this paragraph')
  await expect.poll(() => text(page, '#a')).toMatch(LIBRARY)
})

test('the popup opened again shows where the page stands; the inspector, and back', async ({
  openPage,
  gesture,
  translatePage,
}) => {
  const page = await openPage('plain.html')
  const before = await bytes(page)
  await translatePage(page)
  const popup = await gesture(page)
  await popup.click('[data-action="inspect"]')
  await expect.poll(() => page.$$('gloss-inspector').then(({ length }) => length)).toBe(1)
  await popup.click('[data-action="restore-page"]')
  await expect.poll(() => ours(page)).toBe(0)
  expect(await bytes(page)).toBe(before)
  await popup.close()
})

// Firefox takes the gesture's grant back with the document, Chromium with the origin.
test('the next page of a tab is left alone; where Gloss may read every site, it stays translated', async ({
  openPage,
  served,
  translatePage,
  window,
}) => {
  const page = await openPage(served.url('/plain'))
  await translatePage(page)
  await page.click('#next')
  await expect.poll(() => text(page, '#b').catch(() => '')).toBe(LETTER)
  expect(await ours(page)).toBe(0)

  await window.allowAllSites()
  await page.goto(served.url('/plain'))
  await translatePage(page)
  await page.click('#next')
  await expect.poll(() => text(page, '#b').catch(() => '')).toBe(LETTER_ENGLISH)
  await page.evaluate('history.back()')
  await expect.poll(() => text(page, '#a').catch(() => '')).toBe(ENGLISH)
  expect(await page.title()).toBe('12')
})

test('35: closed shadow roots, one of them late', async ({ openPage, served, translatePage, bar }) => {
  const page = await openPage(served.url('/closed'))
  const read = (expression: string) => page.evaluate(expression)
  const before = await read('document.documentElement.outerHTML + root.innerHTML')
  await translatePage(page)
  await expect.poll(() => read('root.textContent')).toBe(ENGLISH)
  await read('late()')
  await expect.poll(() => read('lateRoot.textContent')).toBe(LETTER_ENGLISH)
  await read('lateRoot.host.remove()')
  await bar(page).press('restore')
  await expect.poll(() => read('root.textContent')).toBe(FRENCH)
  expect(await read('document.documentElement.outerHTML + root.innerHTML')).toBe(before)
})

test('37: Trusted Types and a strict policy for styles see nothing of ours', async ({
  openPage,
  served,
  translatePage,
  bar,
}) => {
  const page = await openPage(served.url('/strict'))
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await translatePage(page)
  expect(await text(page, '#a')).toBe(ENGLISH)
  await bar(page).press('mode')
  await expect.poll(() => text(page, '#a gloss-translation')).toBe(ENGLISH)
  expect(await (await page.$('#a gloss-translation'))!.boundingBox()).not.toBeNull()
  await bar(page).press('restore')
  await expect.poll(() => text(page, '#a')).toBe(FRENCH)
  expect(await page.evaluate('violations')).toEqual([])
  expect(complaints).toEqual([])
})

test('36: a frame of the same origin is translated, one of another site with the permission for it', async ({
  openPage,
  served,
  translatePage,
  window,
}) => {
  const page = await openPage(served.url('/frames'))
  const inFrame = async (selector: string, inside: string) =>
    (await (await page.$(selector))!.contentFrame())!.$eval(inside, ({ textContent }) => textContent)
  await translatePage(page)
  expect(await text(page, '#a')).toBe(ENGLISH)
  await expect.poll(() => inFrame('#same', '#b')).toBe(LETTER_ENGLISH)
  expect(await inFrame('#other', '#inner')).toBe(FRENCH)

  await window.allowAllSites()
  await page.goto(served.url('/frames'))
  await expect.poll(() => inFrame('#other', '#inner')).toBe(ENGLISH)
})

test('17: a text file', async ({ openPage, served, translatePage }) => {
  const page = await openPage(served.url('/text.txt'))
  await translatePage(page)
  expect(await text(page, 'pre')).toBe(`${ENGLISH}\n\n${LETTER_ENGLISH}\n`)
})
