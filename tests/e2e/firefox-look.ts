/** How documents look in Firefox, by its preferences: BiDi has no media to emulate. */
import type { Page } from 'puppeteer-core'
import type { Look, Theme } from './document-tests.ts'
import type { FirefoxWindow } from './firefox-window.ts'

const SCHEME = 'layout.css.prefers-color-scheme.content-override'
const COLOURS = 'browser.display.document_color_use'
const MOTION = 'ui.prefersReducedMotion'

const PREFERENCES: Record<Theme, Record<string, number>> = {
  light: { [SCHEME]: 1, [COLOURS]: 0 },
  dark: { [SCHEME]: 0, [COLOURS]: 0 },
  forced: { [SCHEME]: 0, [COLOURS]: 2 },
}

/** The document follows a preference a moment after it was set. */
const FOLLOWED: Record<Theme, string> = {
  light: '(prefers-color-scheme: light) and (forced-colors: none)',
  dark: '(prefers-color-scheme: dark) and (forced-colors: none)',
  forced: '(forced-colors: active)',
}

export function firefoxLook(window: FirefoxWindow): Look & { restore(): Promise<void> } {
  const set = async (page: Page, values: Record<string, number>, media: string) => {
    await window.prefer(values)
    await page.waitForFunction(`matchMedia(${JSON.stringify(media)}).matches`)
  }
  return {
    theme: (page, theme) => set(page as Page, PREFERENCES[theme], FOLLOWED[theme]),
    still: (page) =>
      set(page as Page, { ...PREFERENCES.light, [MOTION]: 1 }, '(prefers-reduced-motion: reduce)'),
    size: (page, size) => (page as Page).setViewport(size),
    restore: () => window.preferNothing([SCHEME, COLOURS, MOTION]),
  }
}
