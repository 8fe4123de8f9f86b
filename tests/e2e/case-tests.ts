/**
 * Those of the sixty pages that need the built extension: its isolated world, what the browser lets it do there. The others run in
 * tests/page/cases.
 */
import { expect } from '@playwright/test'
import { type AnyPage, type EitherTest, clickOn, frameIn, textOf } from './either-browser.ts'
import { type PageServer, servePages } from './serve-pages.ts'

export const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
export const ENGLISH = 'The library is open every day but Mondays.'
const LETTER = 'La lettre était écrite en anglais.'
const LETTER_ENGLISH = 'The letter was written in English.'
const BESIDE = '#a gloss-translation'
const html = (body: string, head = '') =>
  `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`

const serve = () =>
  servePages((port) => ({
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
    '/feed.xml': {
      type: 'application/xml',
      body: `<?xml version="1.0"?><rss version="2.0"><channel><title>${FRENCH}</title></channel></rss>`,
    },
    // Asked for by pages that cannot name another.
    '/favicon.ico': { type: 'image/png', body: '' },
    '/text.txt': { type: 'text/plain; charset=utf-8', body: `${FRENCH}\n\n${LETTER}\n` },
    '/frames': {
      body: html(
        `<p id="a">${FRENCH}</p><iframe id="same" srcdoc="<p id=b>${LETTER}</p>"></iframe><iframe id="other" width="500" height="200" src="http://localhost:${port}/inner"></iframe>`,
      ),
    },
    '/inner': { body: html(`<p id="inner">${FRENCH}</p>`) },
    '/plain': { body: html(`<p id="a">${FRENCH}</p><a id="next" href="/next">→</a>`, '<title>12</title>') },
    '/next': { body: html(`<p id="b">${LETTER}</p>`) },
  }))

/** Its pages, served for as long as the tests of a file run. */
export function casePages(test: EitherTest): (path: string) => string {
  let server: PageServer
  test.beforeAll(async () => {
    server = await serve()
  })
  test.afterAll(() => server?.close())
  return (path) => server.url(path)
}

const inFrame = async (page: AnyPage, frame: string, selector: string) =>
  textOf(await frameIn(page, frame), selector)

/** @param test `heard`: what a screen reader is given of a page, text by text */
export function caseTests(test: EitherTest<{ heard(page: AnyPage): Promise<string[]> }>): void {
  const url = casePages(test)

  test('37: Trusted Types and a strict policy for styles see nothing of ours', async ({
    openPage,
    translatePage,
    bar,
    complaintsOf,
  }) => {
    const page = await openPage('about:blank')
    const complaints = complaintsOf(page)
    await page.goto(url('/strict'))
    await translatePage(page)
    await expect.poll(() => textOf(page, '#a')).toBe(ENGLISH)
    await bar(page).press('mode')
    await expect.poll(() => textOf(page, BESIDE)).toBe(ENGLISH)
    expect(await page.evaluate(`document.querySelector('${BESIDE}').checkVisibility()`)).toBe(true)
    await bar(page).press('restore')
    await expect.poll(() => textOf(page, '#a')).toBe(FRENCH)
    expect(await page.evaluate('violations')).toEqual([])
    expect(complaints).toEqual([])
  })

  test('35: closed shadow roots, one of them late', async ({ openPage, translatePage, bar }) => {
    const page = await openPage(url('/closed'))
    const before = await page.evaluate('document.documentElement.outerHTML + root.innerHTML')
    await translatePage(page)
    await expect.poll(() => page.evaluate('root.textContent')).toBe(ENGLISH)
    await page.evaluate('late()')
    await expect.poll(() => page.evaluate('lateRoot.textContent')).toBe(LETTER_ENGLISH)
    await page.evaluate('lateRoot.host.remove()')
    await bar(page).press('restore')
    await expect.poll(() => page.evaluate('root.textContent')).toBe(FRENCH)
    expect(await page.evaluate('document.documentElement.outerHTML + root.innerHTML')).toBe(before)
  })

  test('17: a text file is translated, a feed in the browser’s viewer comes to no harm', async ({
    openPage,
    translatePage,
    bar,
    inExtension,
    complaintsOf,
  }) => {
    const page = await openPage('about:blank')
    const complaints = complaintsOf(page)
    await page.goto(url('/text.txt'))
    await translatePage(page)
    await bar(page).waitUntilDone()
    expect(await textOf(page, 'pre')).toBe(`${ENGLISH}\n\n${LETTER_ENGLISH}\n`)
    expect(complaints).toEqual([])
    const feed = await openPage('about:blank')
    const complaintsOfFeed = complaintsOf(feed)
    await feed.goto(url('/feed.xml'))
    await translatePage(feed)
    await expect.poll(() => inExtension(PHASE), { timeout: 60_000 }).toBe('watching')
    expect(complaintsOfFeed).toEqual([])
  })

  test('36: a frame of another site is left alone without the permission, one of the same is not', async ({
    openPage,
    translatePage,
    bar,
  }) => {
    const page = await openPage(url('/frames'))
    await translatePage(page)
    await bar(page).waitUntilDone()
    expect(await textOf(page, '#a')).toBe(ENGLISH)
    await expect.poll(() => inFrame(page, '#same', '#b')).toBe(LETTER_ENGLISH)
    expect(await inFrame(page, '#other', '#inner')).toBe(FRENCH)
  })

  test('55: in bilingual mode a screen reader gets every sentence once, and the page’s own', async ({
    openPage,
    translatePage,
    bar,
    heard,
  }) => {
    const page = await openPage(url('/plain'))
    await translatePage(page)
    await bar(page).press('mode')
    await expect.poll(() => textOf(page, BESIDE)).toBe(ENGLISH)
    const texts = await heard(page)
    expect(texts.filter((text) => text.includes(FRENCH))).toHaveLength(1)
    expect(texts.filter((text) => text.includes(ENGLISH))).toEqual([])
  })
}

/** For Firefox; in Chromium tabs are really hidden, and seen to wait: background-tabs.spec.ts. */
export function manyTabsTests(test: EitherTest): void {
  const url = casePages(test)

  test('60: twenty tabs, each translated when it is looked at', async ({ openPage, translatePage }) => {
    test.setTimeout(240_000)
    const pages = []
    for (let tab = 0; tab < 20; tab++) {
      const page = await openPage(`${url('/plain')}?tab=${tab}`)
      await translatePage(page)
      pages.push(page)
    }
    for (const page of pages.toReversed()) {
      await page.bringToFront()
      await expect.poll(() => textOf(page, '#a'), { timeout: 30_000 }).toBe(ENGLISH)
    }
  })
}

/** @param test where Gloss may read every site */
export function allowedCaseTests(test: EitherTest): void {
  const url = casePages(test)

  test('36: a frame of another site follows the page, there and back', async ({
    openPage,
    translatePage,
    bar,
  }) => {
    const page = await openPage(url('/frames'))
    const inner = () => inFrame(page, '#other', '#inner')
    await translatePage(page)
    await expect.poll(inner).toBe(ENGLISH)
    await bar(page).press('restore')
    await expect.poll(inner).toBe(FRENCH)
    await expect.poll(() => textOf(page, '#a')).toBe(FRENCH)
  })
}

/** @param test where Gloss may go on on the next page: in Chromium its grant ends with the origin, Firefox takes it back with the document */
export function nextPageTests(test: EitherTest): void {
  const url = casePages(test)

  test('27: back and forth in the same tab, the page is translated where the reader left it so', async ({
    openPage,
    translatePage,
  }) => {
    const page = await openPage(url('/plain'))
    await translatePage(page)
    await expect.poll(() => textOf(page, '#a')).toBe(ENGLISH)
    await clickOn(page, '#next')
    await expect.poll(() => textOf(page, '#b')).toBe(LETTER_ENGLISH)
    await page.evaluate('history.back()')
    await expect.poll(() => textOf(page, '#a')).toBe(ENGLISH)
    expect(await page.evaluate('document.title')).toBe('12')
  })
}

/** In the extension: how the translation of the page in front stands. */
const PHASE = `chrome.tabs.query({ active: true, lastFocusedWindow: true })
  .then(([tab]) => chrome.tabs.sendMessage(tab.id, { type: 'gloss:page', do: 'ask' }, { frameId: 0 }))
  .then((report) => report?.state?.phase ?? null, () => null)`
