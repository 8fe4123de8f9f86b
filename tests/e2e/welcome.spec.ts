/** The page after the installation, in Chromium: see welcome-tests.ts. */
import { test as base } from './chromium.ts'
import type { AnyPage } from './either-browser.ts'
import { expect } from './extension.ts'
import { welcomeTests } from './welcome-tests.ts'

const test = base.extend<{ welcomePage: AnyPage }>({
  welcomePage: async ({ context }, use) => {
    const shown = () => context.pages().filter((page) => page.url().endsWith('/welcome.html'))
    await expect.poll(shown).toHaveLength(1)
    await use(shown()[0]!)
  },
})
test.use({ welcome: 'leave' })

welcomeTests(test)
