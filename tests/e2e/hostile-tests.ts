/** A page that knows Gloss and wants something of it: its messages reach nobody, its files stay shut, the engine cannot be had. */
import { expect } from '@playwright/test'
import { type EitherTest, textOf } from './either-browser.ts'
import { type PageServer, servePages } from './serve-pages.ts'

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const ENGLISH = 'The library is open every day but Mondays.'
/** The host's own document is only in Chromium's build. */
const OURS = ['offscreen.html', 'options.html', 'popup.html', 'translate.html']

export function hostileTests(test: EitherTest): void {
  let server: PageServer
  test.beforeAll(async () => {
    server = await servePages(() => ({
      '/': {
        body: `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,"></head><body><p id="a">${FRENCH}</p></body></html>`,
      },
    }))
  })
  test.afterAll(() => server?.close())

  test('what a page says to the extension reaches nobody', async ({
    openPage,
    translatePage,
    bar,
    extensionOrigin,
  }) => {
    const page = await openPage(server.url('/'))
    await translatePage(page)
    await bar(page).waitUntilDone()
    expect(await textOf(page, '#a')).toBe(ENGLISH)
    expect(await page.evaluate(`(${ATTEMPTS})(${JSON.stringify(extensionOrigin)})`)).toEqual([
      'null',
      'null',
      'refused',
      'refused',
      'refused',
      'null',
      'null',
    ])
    await bar(page).waitUntilDone()
    expect(await textOf(page, '#a')).toBe(ENGLISH)
  })

  test('no page of ours can be framed by it', async ({ openPage, extensionOrigin }) => {
    const page = await openPage(server.url('/'))
    for (const path of OURS)
      await page.evaluate(`{
        const frame = document.createElement('iframe')
        frame.src = '${extensionOrigin}/${path}'
        document.body.append(frame)
      }`)
    await expect.poll(() => page.frames().length).toBe(OURS.length + 1)
    const protocols = () =>
      page
        .frames()
        .slice(1)
        .map((frame) => new URL(frame.url() || 'about:blank').protocol)
    await expect.poll(protocols).not.toContain(new URL(extensionOrigin).protocol)
  })

  test('a page that replaces the DOM’s own methods is translated as any', async ({
    openPage,
    translatePage,
  }) => {
    const page = await openPage(server.url('/'))
    await page.evaluate(REPLACED)
    await translatePage(page)
    await expect.poll(() => textOf(page, '#a')).toBe(ENGLISH)
  })
}

/** In the page, with the origin of the extension's pages: everything that it can try. */
const ATTEMPTS = `async (origin) => {
  const attempt = async (what) => {
    try {
      return JSON.stringify((await what()) ?? null)
    } catch {
      return 'refused'
    }
  }
  // Where a Worker is refused later, by an event; one that ran page.js would tell what it stumbled over there.
  const runs = (worker) =>
    new Promise((resolve, reject) => {
      worker.onerror = (event) => (event.message ? resolve(event.message) : reject())
    })
  const id = new URL(origin).host
  const runtime = (globalThis.chrome ?? globalThis.browser)?.runtime
  const message = { type: 'gloss:page', do: 'restore' }
  window.postMessage(message, '*')
  document.dispatchEvent(new CustomEvent('gloss:page', { detail: message }))
  new BroadcastChannel('gloss:page').postMessage(message)
  return [
    await attempt(() => runtime?.sendMessage?.(id, message)),
    await attempt(() => runtime?.connect?.(id, { name: 'gloss:engine' })),
    await attempt(async () => (await fetch(origin + '/page.js')).status),
    await attempt(async () => (await fetch(origin + '/popup.html')).status),
    await attempt(() => runs(new Worker(origin + '/page.js'))),
    await attempt(() => globalThis.glossPage),
    await attempt(() => globalThis.glossBubble),
  ]
}`

const REPLACED = `{
  const fails = () => {
    throw new Error('this method was replaced')
  }
  const names = ['cloneNode', 'contains', 'getAttribute', 'setAttribute', 'insertBefore', 'splitText', 'replaceData']
  for (const prototype of [Node.prototype, Element.prototype, Text.prototype, CharacterData.prototype])
    for (const name of names) if (name in prototype) Object.defineProperty(prototype, name, { value: fails })
  Document.prototype.createTreeWalker = fails
  window.MutationObserver = fails
  window.IntersectionObserver = fails
}`
