/** The built extension in Chromium, as the tests of both browsers use it. */
import type { Page } from '@playwright/test'
import { byRole, controlsIn } from './controls.ts'
import { test as base } from './demo-page.ts'
import type { EitherFixtures } from './either-browser.ts'
import { type HostClient, hostClient } from './host-client.ts'
import { type PageBar, pageBarOf } from './page-bar.ts'

type More = Pick<EitherFixtures, 'extensionOrigin' | 'inExtension'> & {
  openExtensionPage: (path: string) => Promise<Page>
  controls: EitherFixtures['controls']
  giveFiles: (page: Page, selector: string, files: string[]) => Promise<void>
  saved: (page: Page, save: () => Promise<void>) => Promise<string>
  complaintsOf: (page: Page) => string[]
  bar: (page: Page) => PageBar
  host: HostClient
}

export const test = base.extend<More>({
  extensionOrigin: async ({ extensionId }, use) => use(`chrome-extension://${extensionId}`),
  openExtensionPage: async ({ context, extensionOrigin }, use) =>
    use(async (path) => {
      const page = await context.newPage()
      await page.goto(`${extensionOrigin}/${path}`)
      return page
    }),
  controls: async ({}, use) => use((page) => controlsIn(page, byRole)),
  giveFiles: async ({}, use) => use((page, selector, files) => page.locator(selector).setInputFiles(files)),
  saved: async ({}, use) =>
    use(async (page, save) => {
      const [download] = await Promise.all([page.waitForEvent('download'), save()])
      return await download.path()
    }),
  complaintsOf: async ({}, use) =>
    use((page) => {
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      return complaints
    }),
  bar: async ({}, use) => use(pageBarOf),
  host: async ({ context, extensionId }, use) => {
    const host = await hostClient(context, extensionId)
    await use(host)
    await host.page.close()
  },
  inExtension: async ({ worker }, use) => use(async (expression) => (await worker()).evaluate(expression)),
})

export { expect } from './extension.ts'
