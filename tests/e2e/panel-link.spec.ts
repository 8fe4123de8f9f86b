/** "Summarise linked page": fetched on that click alone, without cookies, parsed and never run. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { ROOT } from '../../scripts/build-extension.ts'
import { modifiedBuild } from './modified-build.ts'
import { chip, expect, isDone, test as base } from './panel-fixture.ts'

/** The browser's question for a permission has no button that a test could press: this build has the answer already. */
const allowed = modifiedBuild((folder) => {
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }))
})

interface Request {
  path: string
  cookie: string
  referrer: string
}

const test = base.extend<{ site: { origin: string; log: Request[] } }>({
  site: async ({}, use) => {
    const log: Request[] = []
    const article = readFileSync(join(ROOT, 'demo/article.html'), 'utf8')
    const page = article.replace(
      '</article>',
      `<script>fetch("/from-script")</script><img src="/from-image" onerror="fetch('/from-handler')"></article>`,
    )
    const server = createServer(({ url = '', headers }, response) => {
      log.push({ path: url, cookie: headers.cookie ?? '', referrer: headers.referer ?? '' })
      if (url === '/signed-in') return response.writeHead(403).end()
      if (url === '/picture') return response.writeHead(200, { 'content-type': 'image/png' }).end('no')
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'reader=1' })
        .end(page)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await use({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log })
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  },
})

/** What the menu's item does, past the browser's menu. */
const taskFor = (tabId: number, address: string) => `chrome.tabs.get(${tabId}).then(({ windowId }) =>
  chrome.storage.session.set({ ['panel-task:' + windowId]: {
    tabId: ${tabId}, do: 'summarise', of: { part: 'link', address: '${address}' } } }))`

test.describe('allowed', () => {
  test.use({ extensionDir: allowed })

  test('a linked page is summarised, and its citations are quotations', async ({
    read,
    site,
    worker,
    extensionId,
  }) => {
    const { page, panel, tabId } = await read('index.html')
    // The reader has a cookie there.
    const visit = () =>
      page.evaluate((address) => fetch(address, { mode: 'no-cors', credentials: 'include' }), site.origin)
    await visit()
    await visit()
    expect(site.log.at(-1)?.cookie).toBe('reader=1')
    const asked = site.log.length
    await (await worker()).evaluate(taskFor(tabId, `${site.origin}/article`))
    await isDone(panel)
    await expect(panel.getByRole('heading', { level: 1 })).toHaveText('The lamp that kept time')
    await expect(panel.locator('[data-part=source]')).toContainText('a linked page')
    await chip(panel, 1).click()
    await expect(panel.locator('[data-part=mark]')).toContainText(
      `${await chip(panel, 1).getAttribute('title')}`,
    )
    expect(site.log.slice(asked)).toEqual([{ path: '/article', cookie: '', referrer: '' }])
    // It is told, and not which page it was.
    await panel.goto(`chrome-extension://${extensionId}/popup.html`)
    await expect(panel.locator('.network-note')).toContainText('fetched a page that you asked for')
  })

  test('what is no page of text, and what wants the reader signed in, says so', async ({
    read,
    site,
    worker,
  }) => {
    const { panel, tabId } = await read('index.html')
    const notice = panel.locator('[data-part=unread]')
    await (await worker()).evaluate(taskFor(tabId, `${site.origin}/signed-in`))
    await expect(notice).toHaveAttribute('data-code', 'link-refused')
    await expect(notice).toContainText('(403)')
    await (await worker()).evaluate(taskFor(tabId, `${site.origin}/picture`))
    await expect(notice).toHaveAttribute('data-code', 'link-unread')
  })
})

test('without the permission nothing is fetched', async ({ read, site, worker }) => {
  const { panel, tabId } = await read('index.html')
  await (await worker()).evaluate(taskFor(tabId, `${site.origin}/article`))
  await expect(panel.locator('[data-part=unread]')).toHaveAttribute('data-code', 'link-not-allowed')
  await expect(panel.getByRole('button', { name: 'Allow it for this site' })).toBeVisible()
  expect(site.log).toEqual([])
})
