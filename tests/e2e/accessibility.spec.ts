/** Every document of the built extension, in Chromium: see document-tests.ts. */
import type { Page } from '@playwright/test'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'
import { test as base } from './chromium.ts'
import { type Look, documentTests } from './document-tests.ts'

const MEDIA = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const

const test = base.extend<{ look: Look }>({
  look: async ({}, use) =>
    use({
      theme: (page, theme) => (page as Page).emulateMedia(MEDIA[theme]),
      still: (page) => (page as Page).emulateMedia({ ...MEDIA.light, reducedMotion: 'reduce' }),
      size: (page, size) => (page as Page).setViewportSize(size),
    }),
})

documentTests(test, CHROME_BUILD)
