/** The real popup in Firefox. No protocol lists it among its pages; another page of the extension can reach into it. */
import { expect } from '@playwright/test'
import type { Page } from 'puppeteer-core'
import { type Popup, REFUSAL } from '../../scripts/open-popup.ts'
import type { FirefoxWindow } from './firefox-window.ts'

export async function openFirefoxPopup(window: FirefoxWindow, helper: Page): Promise<Popup> {
  const inside = viewIn(helper, 'popup')
  await window.pressButton()
  await expect.poll(() => inside('document.readyState')).toBe('complete')
  const evaluate = (expression: string) => inside(expression)
  return {
    evaluate,
    click: async (selector) => {
      const element = `document.querySelector(${JSON.stringify(selector)})`
      const enabled = `!!${element} && !${element}.disabled && ${element}.ariaDisabled !== 'true'`
      await expect.poll(() => inside(enabled), { message: `${selector} in the popup` }).toBe(true)
      await inside(`void ${element}.click()`)
    },
    refusal: async () => ((await inside(REFUSAL)) as string | undefined) ?? null,
    screenshot: () => Promise.reject(new Error('the popup of Firefox gives no picture')),
    close: async () => void (await inside('close()')),
  }
}

/** Evaluates in the extension's popup or sidebar; null where it is closed. */
export const viewIn =
  (helper: Page, type: 'popup' | 'sidebar') =>
  (expression: string): Promise<unknown> =>
    helper.evaluate(
      `(async () => {
        const [view] = browser.extension.getViews({ type: '${type}' })
        if (!view) return null
        with (view) { return (await (${expression})) ?? null }
      })()`,
    )
