/**
 * What runs in Firefox by the same steps as in Chromium. Not here, and why:
 * - the extension reloaded under an open page (case 32): Firefox ends page scripts with their extension; that an update waits for the
 *   browser's next start is in `firefox-life.spec.ts`.
 * - a prompt for a permission, answered: BiDi reaches no doorhanger; the answer is given where the browser keeps it.
 * - a folder chosen or written: BiDi gives files only, and Firefox has no `showDirectoryPicker`.
 * - an exception planted in a realm: BiDi has no realms of the background page's Workers; one that ends is in `firefox-life.spec.ts`.
 */
import { allowedCaseTests, caseTests, manyTabsTests, nextPageTests } from './case-tests.ts'
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

interface More {
  welcomePage: AnyPage
  heard: () => Promise<string[]>
  endHost: () => Promise<void>
}

const test = base.extend<More>({
  // The launch has waited for it to come by itself, and closed it.
  welcomePage: async ({ openExtensionPage }, use) => use(await openExtensionPage('welcome.html')),
  heard: async ({ window }, use) => use(() => window.heard()),
  endHost: async ({ window }, use) => use(() => window.endBackground()),
})

test.describe('where Gloss may read every site', () => {
  test.beforeEach(({ window }) => window.allowAllSites())
  ruleTests(test)
  allowedCaseTests(test)
  nextPageTests(test)
})
test.describe('pages', () => {
  caseTests(test)
  manyTabsTests(test)
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
