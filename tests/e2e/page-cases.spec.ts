import { readFileSync, writeFileSync } from 'node:fs'
/**
 * Those of the sixty pages that need the built extension: its isolated world, what the browser lets it do there, its update under
 * an open page. The others run in tests/page/cases.
 */
import { join } from 'node:path'
import { expect, test } from './extension.ts'
import { modifiedBuild } from './modified-build.ts'
import { translatePage, translationOf } from './page-translation.ts'
import { type PageServer, servePages } from './serve-pages.ts'

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const ENGLISH = 'The library is open every day but Mondays.'
const LETTER = 'La lettre était écrite en anglais.'
const html = (body: string, head = '') =>
  `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`

let server: PageServer
test.beforeAll(async () => {
  server = await servePages((port) => ({
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
    '/text.txt': { type: 'text/plain; charset=utf-8', body: `${FRENCH}\n\n${LETTER}\n` },
    '/frames': {
      body: html(
        `<p id="a">${FRENCH}</p><iframe width="500" height="200" src="http://localhost:${port}/inner"></iframe>`,
      ),
    },
    '/inner': { body: html(`<p id="inner">${FRENCH}</p>`) },
    '/plain': { body: html(`<p id="a">${FRENCH}</p><a id="next" href="/next">→</a>`, '<title>12</title>') },
    '/next': { body: html(`<p id="b">${LETTER}</p>`) },
  }))
})
test.afterAll(() => server?.close())

test('37: Trusted Types and a strict policy for styles see nothing of ours', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(server.url('/strict'))
  const translation = await translatePage(page, gesture, worker)
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  await translation.tell({ do: 'mode', mode: 'bilingual' })
  await expect(page.locator('#a gloss-translation')).toHaveText(ENGLISH)
  expect(await page.locator('#a gloss-translation').boundingBox()).not.toBeNull()
  await translation.tell({ do: 'restore' })
  await expect(page.locator('#a')).toHaveText(FRENCH)
  expect(await page.evaluate('violations')).toEqual([])
  expect(complaints).toEqual([])
})

test('35: closed shadow roots, one of them late', async ({ context, gesture, worker }) => {
  const page = await context.newPage()
  await page.goto(server.url('/closed'))
  const before = await page.evaluate('document.documentElement.outerHTML + root.innerHTML')
  const translation = await translatePage(page, gesture, worker)
  await expect.poll(() => page.evaluate('root.textContent')).toBe(ENGLISH)
  await page.evaluate('late()')
  await expect.poll(() => page.evaluate('lateRoot.textContent')).toBe('The letter was written in English.')
  await page.evaluate('lateRoot.host.remove()')
  await translation.tell({ do: 'restore' })
  await expect.poll(() => page.evaluate('root.textContent')).toBe(FRENCH)
  expect(await page.evaluate('document.documentElement.outerHTML + root.innerHTML')).toBe(before)
})

test('17: a text file is translated, a feed in the browser’s viewer comes to no harm', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(server.url('/text.txt'))
  await (await translatePage(page, gesture, worker)).done()
  await expect(page.locator('pre')).toHaveText(`${ENGLISH}\n\nThe letter was written in English.\n`, {
    useInnerText: true,
  })
  // Of the same origin: it is translated without being asked again.
  await page.goto(server.url('/feed.xml'))
  await translationOf(page, worker).done()
  expect(errors).toEqual([])
})

test('36: a frame of another site is left alone, and told, without the permission', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  await page.goto(server.url('/frames'))
  await (await translatePage(page, gesture, worker)).done()
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  await expect(page.frameLocator('iframe').locator('#inner')).toHaveText(FRENCH)
})

test.describe('with the permission for all sites', () => {
  test.use({
    extensionDir: modifiedBuild((folder) => {
      const path = join(folder, 'manifest.json')
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
      writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['<all_urls>'] }))
    }),
  })

  test('36: a frame of another site follows the page, there and back', async ({
    context,
    gesture,
    worker,
  }) => {
    const page = await context.newPage()
    await page.goto(server.url('/frames'))
    const inner = page.frameLocator('iframe').locator('#inner')
    const translation = await translatePage(page, gesture, worker)
    await expect(inner).toHaveText(ENGLISH)
    await translation.tell({ do: 'restore' })
    await expect(inner).toHaveText(FRENCH)
    await expect(page.locator('#a')).toHaveText(FRENCH)
  })
})

test('32: the extension is reloaded under a translated page: the page is as it was, and quiet', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(server.url('/plain'))
  const before = await page.evaluate('document.documentElement.outerHTML')
  await translatePage(page, gesture, worker)
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  await (await worker()).evaluate('chrome.runtime.reload()').catch(() => {})
  // The orphan notices when it has something to ask.
  await page.evaluate(
    `document.querySelector('#a').insertAdjacentHTML('afterend', '<p id="new">${LETTER}</p>')`,
  )
  await expect(page.locator('#a')).toHaveText(FRENCH)
  await expect(page.locator('#new')).toHaveText(LETTER)
  await page.evaluate(`document.querySelector('#new').remove()`)
  expect(await page.evaluate('document.documentElement.outerHTML')).toBe(before)
  expect(errors).toEqual([])
})

test('27: back and forth in the same tab, the page is translated where the reader left it so', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  await page.goto(server.url('/plain'))
  await translatePage(page, gesture, worker)
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  await page.click('#next')
  await expect(page.locator('#b')).toHaveText('The letter was written in English.')
  await page.goBack()
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  await expect(page).toHaveTitle('12')
})
