/** Tabs that nobody looks at. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serviceWorker } from '../../scripts/launch-extension.ts'
import { expect, test } from './extension.ts'
import { modifiedBuild } from './modified-build.ts'
import { translationOf } from './page-translation.ts'
import { servePages } from './serve-pages.ts'
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

test('60: of twenty tabs none is translated before it is looked at, and each is then', async ({
  extensionDir,
  proxyLog,
}) => {
  test.setTimeout(240_000)
  const server = await servePages(() => ({
    '/': {
      body: `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,"></head><body><p>${FRENCH}</p></body></html>`,
    },
  }))
  const { context, close } = await openTabsBrowser(extensionDir, [proxyLog.flag, '--lang=en-US'])
  try {
    const worker = () => serviceWorker(context)
    await (await worker()).evaluate(`chrome.storage.local.set({ settings: ${JSON.stringify(SETTINGS)} })`)
    const open = async (tab: string, active: boolean): Promise<Page> => {
      const url = `${server.url('/')}?${tab}`
      const found = () => context.pages().find((page) => page.url() === url)
      await (await worker()).evaluate(`chrome.tabs.create(${JSON.stringify({ url, active })})`)
      await expect.poll(found).toBeDefined()
      return found()!
    }
    const hidden = []
    for (let tab = 0; tab < 20; tab++) hidden.push(await open(`behind-${tab}`, false))
    // Each has been told to translate itself.
    for (const page of hidden) await expect.poll(() => translationOf(page, worker).state()).not.toBeNull()
    // One that came after all of them has been translated: the engine had time for theirs.
    const front = await open('front', true)
    await expect(front.locator('p')).toHaveText(ENGLISH, { timeout: 60_000 })
    for (const page of hidden) {
      expect(await page.evaluate('document.visibilityState')).toBe('hidden')
      await expect(page.locator('p')).toHaveText(FRENCH)
      expect((await translationOf(page, worker).state())?.done).toBe(0)
    }
    for (const page of hidden.toReversed()) {
      await page.bringToFront()
      await expect(page.locator('p')).toHaveText(ENGLISH, { timeout: 30_000 })
    }
  } finally {
    await close()
    await server.close()
  }
})
