/** "Summarise linked page": fetched on that click alone, without cookies, parsed and never run. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ROOT } from '../../scripts/build-extension.ts'
import { type EitherTest, clickOn, textOf } from './either-browser.ts'
import { CHIP, type Reading, attributeOf, isDone, linkTask, partOf, quoted, readDemo } from './panel-steps.ts'

interface Request {
  path: string
  cookie: string
  referrer: string
}

interface Fixtures {
  site: { origin: string; log: Request[] }
  /** Beside a page of the demo. */
  reading: Reading
}

const withSite = (test: EitherTest) =>
  test.extend<Fixtures>({
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
    reading: async ({ openPage, openExtensionPage, gesture, inExtension, demo, pages }, use) =>
      use(await readDemo('index.html', { openPage, openExtensionPage, gesture, inExtension, demo, pages })),
  })

/** @param test where Gloss may read this computer's pages */
export function allowedLinkTests(test: EitherTest): void {
  const linked = withSite(test)

  linked(
    'a linked page is summarised, and its citations are quotations',
    async ({ reading: { page, panel, tabId }, site, inExtension, openExtensionPage }) => {
      // The reader has a cookie there.
      const visit = `fetch('${site.origin}', { mode: 'no-cors', credentials: 'include' }).then(() => {})`
      await page.evaluate(visit)
      await page.evaluate(visit)
      expect(site.log.at(-1)?.cookie).toBe('reader=1')
      const asked = site.log.length
      await inExtension(linkTask(tabId, `${site.origin}/article`))
      await isDone(panel)
      expect(await textOf(panel, 'h1')).toBe('The lamp that kept time')
      expect(await partOf(panel, 'source')).toContain('a linked page')
      await clickOn(panel, CHIP)
      await expect.poll(() => partOf(panel, 'mark')).toContain(await quoted(panel))
      expect(site.log.slice(asked)).toEqual([{ path: '/article', cookie: '', referrer: '' }])
      // It is told, and not which page it was.
      const popup = await openExtensionPage('popup.html')
      await expect.poll(() => textOf(popup, '.network-note')).toContain('fetched a page that you asked for')
    },
  )

  linked(
    'what is no page of text, and what wants the reader signed in, says so',
    async ({ reading: { panel, tabId }, site, inExtension }) => {
      const code = () => attributeOf(panel, '[data-part=unread]', 'data-code')
      await inExtension(linkTask(tabId, `${site.origin}/signed-in`))
      await expect.poll(code).toBe('link-refused')
      expect(await partOf(panel, 'unread')).toContain('(403)')
      await inExtension(linkTask(tabId, `${site.origin}/picture`))
      await expect.poll(code).toBe('link-unread')
    },
  )
}

export function refusedLinkTests(test: EitherTest): void {
  const linked = withSite(test)

  linked(
    'without the permission nothing is fetched',
    async ({ reading: { panel, tabId }, site, inExtension, controls }) => {
      await inExtension(linkTask(tabId, `${site.origin}/article`))
      await expect.poll(() => attributeOf(panel, '[data-part=unread]', 'data-code')).toBe('link-not-allowed')
      expect(await controls(panel).isThere('button', 'Allow it for this site')).toBe(true)
      expect(site.log).toEqual([])
    },
  )
}
