/** A page that knows Gloss and wants something of it: its messages reach nobody, its files stay shut, the engine cannot be had. */
import { expect, test } from './extension.ts'
import { translatePage } from './page-translation.ts'
import { type PageServer, servePages } from './serve-pages.ts'

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const ENGLISH = 'The library is open every day but Mondays.'

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
  context,
  gesture,
  worker,
  extensionId,
}) => {
  const page = await context.newPage()
  await page.goto(server.url('/'))
  const translation = await translatePage(page, gesture, worker)
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  const answers = await page.evaluate(async (id) => {
    const { chrome } = globalThis as unknown as {
      chrome?: { runtime?: Record<string, (...of: unknown[]) => unknown> }
    }
    const attempt = async (what: () => unknown) => {
      try {
        return JSON.stringify((await what()) ?? null)
      } catch (error) {
        return `refused: ${error instanceof Error ? error.name : 'unknown'}`
      }
    }
    const message = { type: 'gloss:page', do: 'restore' }
    window.postMessage(message, '*')
    document.dispatchEvent(new CustomEvent('gloss:page', { detail: message }))
    new BroadcastChannel('gloss:page').postMessage(message)
    return [
      await attempt(() => chrome?.runtime?.['sendMessage']?.(id, message)),
      await attempt(() => chrome?.runtime?.['connect']?.(id, { name: 'gloss:engine' })),
      await attempt(async () => (await fetch(`chrome-extension://${id}/page.js`)).status),
      await attempt(async () => (await fetch(`chrome-extension://${id}/offscreen.html`)).status),
      await attempt(() => new Worker(`chrome-extension://${id}/page.js`)),
      await attempt(() => (globalThis as { glossPage?: unknown }).glossPage),
      await attempt(() => (globalThis as { glossBubble?: unknown }).glossBubble),
    ]
  }, extensionId)
  expect(answers).toEqual([
    'null',
    'null',
    'refused: TypeError',
    'refused: TypeError',
    'refused: SecurityError',
    'null',
    'null',
  ])
  await translation.done()
  await expect(page.locator('#a')).toHaveText(ENGLISH)
})

test('no page of ours can be framed by it', async ({ context, extensionId }) => {
  const page = await context.newPage()
  await page.goto(server.url('/'))
  for (const path of ['offscreen.html', 'options.html', 'popup.html', 'translate.html']) {
    await page.evaluate((address) => {
      const frame = document.createElement('iframe')
      frame.src = address
      document.body.append(frame)
    }, `chrome-extension://${extensionId}/${path}`)
  }
  await expect
    .poll(() =>
      page
        .frames()
        .slice(1)
        .map((frame) => new URL(frame.url() || 'about:blank').protocol),
    )
    .not.toContain('chrome-extension:')
  await expect.poll(() => page.frames().length).toBe(5)
})

test('a page that replaces the DOM’s own methods is translated as any', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  await page.goto(server.url('/'))
  await page.evaluate(() => {
    const fails = () => {
      throw new Error('this method was replaced')
    }
    for (const prototype of [Node.prototype, Element.prototype, Text.prototype, CharacterData.prototype])
      for (const name of [
        'cloneNode',
        'contains',
        'getAttribute',
        'setAttribute',
        'insertBefore',
        'splitText',
        'replaceData',
      ])
        if (name in prototype) Object.defineProperty(prototype, name, { value: fails })
    Document.prototype.createTreeWalker = fails
    window.MutationObserver = fails as unknown as typeof MutationObserver
    window.IntersectionObserver = fails as unknown as typeof IntersectionObserver
  })
  await translatePage(page, gesture, worker)
  await expect(page.locator('#a')).toHaveText(ENGLISH)
})
