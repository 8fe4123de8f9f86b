/** What runs in Firefox by the same steps as in Chromium. */
import type { AnyPage } from './either-browser.ts'
import { test as base } from './firefox.ts'
import { glossaryTests } from './glossary-tests.ts'
import { historyTests } from './history-tests.ts'
import { hostileTests } from './hostile-tests.ts'
import { allowedLinkTests, refusedLinkTests } from './link-tests.ts'
import { offerTests } from './offer-tests.ts'
import { panelModelTests } from './panel-model-tests.ts'
import { ruleTests } from './rule-tests.ts'
import { settingsTests } from './settings-tests.ts'
import { welcomeTests } from './welcome-tests.ts'
import { writeTests } from './write-tests.ts'

const test = base.extend<{ welcomePage: AnyPage; endHost: () => Promise<void> }>({
  // The launch has waited for it to come by itself, and closed it.
  welcomePage: async ({ openExtensionPage }, use) => use(await openExtensionPage('welcome.html')),
  endHost: async ({ window }, use) => use(() => window.endBackground()),
})

test.describe('where Gloss may read every site', () => {
  test.beforeEach(({ window }) => window.allowAllSites())
  ruleTests(test)
})
test.describe('a model is missing', () => offerTests(test))
test.describe('settings', () => settingsTests(test))
test.describe('the page after the installation', () => welcomeTests(test))
test.describe('the history', () => historyTests(test))
test.describe('the glossary', () => glossaryTests(test))
test.describe('writing in another language', () => writeTests(test))
test.describe('a hostile page', () => hostileTests(test))
test.describe('a linked page', () => {
  refusedLinkTests(test)
  test.describe('of a site that Gloss may read', () => {
    test.beforeEach(({ window }) => window.allow('http://127.0.0.1/*'))
    allowedLinkTests(test)
  })
})
test.describe('a model for the panel', () => panelModelTests(test))
