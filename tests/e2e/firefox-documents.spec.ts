/** Every document of the built extension, in Firefox: see document-tests.ts. */
import { FIREFOX_BUILD } from '../../scripts/build-extension.ts'
import { type Look, documentTests } from './document-tests.ts'
import { firefoxLook } from './firefox-look.ts'
import { test as base } from './firefox.ts'

const test = base.extend<{ look: Look }>({
  look: async ({ window }, use) => {
    const look = firefoxLook(window)
    await use(look)
    await look.restore()
  },
})

documentTests(test, FIREFOX_BUILD)
