/** The history in Chromium: see history-tests.ts. */
import { test as base } from './chromium.ts'
import { historyTests } from './history-tests.ts'

const test = base.extend<{ endHost: () => Promise<void> }>({
  endHost: async ({ worker }, use) =>
    use(async () => void (await (await worker()).evaluate('chrome.offscreen.closeDocument()'))),
})

historyTests(test)
