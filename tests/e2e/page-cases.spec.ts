/** Case pages in the built extension in Chromium: see case-tests.ts; and its update under an open page. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ENGLISH, FRENCH, allowedCaseTests, casePages, caseTests, nextPageTests } from './case-tests.ts'
import { test as base } from './chromium.ts'
import type { AnyPage } from './either-browser.ts'
import { expect } from './extension.ts'
import { modifiedBuild } from './modified-build.ts'

const LETTER = 'La lettre était écrite en anglais.'

const test = base.extend<{ heard: (page: AnyPage) => Promise<string[]> }>({
  heard: async ({ context }, use) =>
    use(async (page) => {
      const session = await context.newCDPSession(page as Page)
      const { nodes } = await session.send('Accessibility.getFullAXTree')
      const texts = nodes.filter(({ role }) => role?.value === 'StaticText')
      return texts.map(({ name }) => String(name?.value))
    }),
})

caseTests(test)
nextPageTests(test)

test.describe('with the permission for all sites', () => {
  test.use({
    extensionDir: modifiedBuild((folder) => {
      const path = join(folder, 'manifest.json')
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
      writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['<all_urls>'] }))
    }),
  })
  allowedCaseTests(test)
})

const url = casePages(test)

test('32: the extension is reloaded under a translated page: the page is as it was, and quiet', async ({
  openPage,
  translatePage,
  worker,
}) => {
  const page = await openPage('about:blank')
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url('/plain'))
  const before = await page.evaluate('document.documentElement.outerHTML')
  await translatePage(page)
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
