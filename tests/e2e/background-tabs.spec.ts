/** Tabs that nobody looks at. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serviceWorker } from '../../scripts/launch-extension.ts'
import { expect, test } from './extension.ts'
import { modifiedBuild } from './modified-build.ts'
import { translationOf } from './page-translation.ts'
import { type PageServer, servePages } from './serve-pages.ts'
import { openTabsBrowser } from './tabs-browser.ts'

// No gesture reaches a tab in the background: a rule has them translated, in a build that may read every site.
test.use({
  extensionDir: modifiedBuild((folder) => {
    const path = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['<all_urls>'] }))
  }),
})

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const ENGLISH = 'The library is open every day but Mondays.'
const SETTINGS = {
  target: 'en',
  rules: { languages: { always: ['fr'], never: [] }, sites: { always: [], never: [] } },
}

/** More than is done before another tab can be opened. */
const MANY = 400
const html = (body: string) =>
  `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,"></head><body>${body}</body></html>`

let server: PageServer
test.beforeAll(async () => {
  const many = (count: number, what: string) => ({
    body: html(
      Array.from({ length: count }, (_, at) => `<p>${what} numéro ${at} est ouvert le lundi.</p>`).join(''),
    ),
  })
  server = await servePages(() => ({
    '/': { body: html(`<p>${FRENCH}</p>`) },
    '/long': many(MANY, 'La maison'),
    '/garden': many(100, 'Le jardin'),
    '/museum': many(100, 'Le musée'),
  }))
})
test.afterAll(() => server?.close())

/** Tabs of a browser with such a rule; `close` before the end. */
async function openTabs(extensionDir: string, flag: string) {
  const { context, close } = await openTabsBrowser(extensionDir, [flag, '--lang=en-US'])
  const worker = () => serviceWorker(context)
  await (await worker()).evaluate(`chrome.storage.local.set({ settings: ${JSON.stringify(SETTINGS)} })`)
  return {
    close,
    state: (page: Page) => translationOf(page, worker).state(),
    async open(path: string, where: 'in front' | 'behind'): Promise<Page> {
      const url = server.url(path)
      const tab = { url, active: where === 'in front' }
      const found = () => context.pages().find((page) => page.url() === url)
      await (await worker()).evaluate(`chrome.tabs.create(${JSON.stringify(tab)})`)
      await expect.poll(found).toBeDefined()
      return found()!
    },
  }
}

test('60: of twenty tabs none is translated before it is looked at, and each is then', async ({
  extensionDir,
  proxyLog,
}) => {
  test.setTimeout(240_000)
  const { open, state, close } = await openTabs(extensionDir, proxyLog.flag)
  try {
    const hidden = []
    for (let tab = 0; tab < 20; tab++) hidden.push(await open(`/?behind-${tab}`, 'behind'))
    // Each has been told to translate itself.
    for (const page of hidden) await expect.poll(() => state(page)).not.toBeNull()
    // One that came after all of them has been translated: the engine had time for theirs.
    const front = await open('/?front', 'in front')
    await expect(front.locator('p')).toHaveText(ENGLISH, { timeout: 60_000 })
    for (const page of hidden) {
      expect(await page.evaluate('document.visibilityState')).toBe('hidden')
      await expect(page.locator('p')).toHaveText(FRENCH)
      expect((await state(page))?.done).toBe(0)
    }
    for (const page of hidden.toReversed()) {
      await page.bringToFront()
      await expect(page.locator('p')).toHaveText(ENGLISH, { timeout: 30_000 })
    }
  } finally {
    await close()
  }
})

test('60: a tab that is left in the middle of its translation waits, and goes on when it is looked at again', async ({
  extensionDir,
  proxyLog,
}) => {
  test.setTimeout(240_000)
  const { open, state, close } = await openTabs(extensionDir, proxyLog.flag)
  try {
    const long = await open('/long', 'in front')
    await expect.poll(async () => (await state(long))?.done, { timeout: 60_000 }).toBeGreaterThan(0)
    // While another one is translated to its end, so that there is time enough for both.
    const doneAfter = async (path: string) => {
      const other = await open(path, 'in front')
      await expect(other.getByText('numéro')).toHaveCount(0, { timeout: 60_000 })
      expect(await long.evaluate('document.visibilityState')).toBe('hidden')
      return (await state(long))!.done
    }
    const left = await doneAfter('/garden')
    expect(left).toBeLessThan(MANY)
    expect(await doneAfter('/museum')).toBe(left)
    await long.bringToFront()
    await expect(long.getByText('numéro')).toHaveCount(0, { timeout: 120_000 })
  } finally {
    await close()
  }
})
