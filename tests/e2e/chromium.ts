/** The built extension in Chromium, as the tests of both browsers use it. */
import type { Page } from '@playwright/test'
import { test as base } from './demo-page.ts'
import type { EitherFixtures } from './either-browser.ts'
import { type HostClient, hostClient } from './host-client.ts'
import { type PageBar, pageBarOf } from './page-bar.ts'

type More = Pick<EitherFixtures, 'inExtension'> & {
  openExtensionPage: (path: string) => Promise<Page>
  bar: (page: Page) => PageBar
  host: HostClient
}

export const test = base.extend<More>({
  openExtensionPage: async ({ context, extensionId }, use) =>
    use(async (path) => {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${extensionId}/${path}`)
      return page
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
