/**
 * Every document of the built extension, as a whole: axe in light, dark and forced colours; all of it by the Tab key alone, with a
 * focus that is seen; nothing that moves where the reader wants no motion; twice the size in the same window. The states of each surface are in
 * `tests/page`, where `tests/fixtures/accessible` looks at every one that is drawn.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import type { AnyPage, EitherTest } from './either-browser.ts'

export const THEMES = ['light', 'dark', 'forced'] as const
export type Theme = (typeof THEMES)[number]

/** What of the browser decides how a document looks. */
export interface Look {
  theme(page: AnyPage, theme: Theme): Promise<void>
  /** The reader wants no motion. */
  still(page: AnyPage): Promise<void>
  size(page: AnyPage, size: { width: number; height: number }): Promise<void>
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RUN = `axe.run(document, { rules: { 'target-size': { enabled: true } } })`

/** @param build the folder whose documents they are; nobody sees the host's own one */
export function documentTests(test: EitherTest<{ look: Look }>, build: string): void {
  for (const path of readdirSync(build).filter((name) => /(?<!offscreen)\.html$/.test(name)))
    test(path, async ({ openExtensionPage, look }) => {
      const page = await openExtensionPage(path)
      await settled(page)
      const parts = (await page.evaluate(PARTS)) as string[]
      await test.step(path, () => examineAll(page, look))
      for (const part of parts)
        await test.step(`${path}${part}`, async () => {
          const page = await openExtensionPage(`${path}${part}`)
          await settled(page)
          await examineAll(page, look)
          await page.close()
        })
    })

  async function examineAll(page: AnyPage, look: Look): Promise<void> {
    await page.bringToFront()
    await expect.poll(() => page.evaluate('document.hasFocus()')).toBe(true)
    await test.step('the Tab key comes to everything, and shows where it is', () => tabThrough(page))
    await test.step('axe finds nothing, in any theme', () => examine(page, look))
    await test.step('nothing moves for whoever wants no motion', async () => {
      await look.still(page)
      expect(await page.evaluate(MOVING)).toEqual([])
    })
    await test.step('twice the size fits a window of 1,280 pixels', async () => {
      await look.size(page, { width: 640, height: 400 })
      await page.evaluate('(window.isOld = true, location.reload())')
      await settled(page)
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    })
  }
}

/** What of the page is there, and stays: what comes a moment later is looked at too. */
async function settled(page: AnyPage): Promise<void> {
  const isDrawn = `!window.isOld && document.querySelector('main')?.checkVisibility()`
  await expect.poll(() => page.evaluate(isDrawn).catch(() => false)).toBe(true)
  await page.evaluate('document.fonts.ready.then(() => {})')
}

async function tabThrough(page: AnyPage): Promise<void> {
  const wanted = (await page.evaluate(FOCUSABLE)) as string[]
  const missing = new Set(wanted)
  const unseen: string[] = []
  // From the top, wherever the document puts the focus: from Firefox's own bars a test's keys do not come back.
  await page.evaluate('(document.activeElement?.blur(), getSelection().collapse(document.body, 0))')
  // The document, the browser's bars and, in Firefox, whatever scrolls are a stop each.
  for (let press = 0; press < 2 * wanted.length + 20 && missing.size > 0; press++) {
    await page.keyboard.press('Tab')
    const focus = (await page.evaluate(FOCUS)) as { name: string; isSeen: boolean } | null
    if (!focus) continue
    missing.delete(focus.name)
    if (!focus.isSeen) unseen.push(focus.name)
  }
  expect([...missing]).toEqual([])
  expect(unseen).toEqual([])
}

async function examine(page: AnyPage, look: Look): Promise<void> {
  await page.evaluate(`${AXE}; null`)
  for (const theme of THEMES) {
    await look.theme(page, theme)
    const { violations, passes } = (await page.evaluate(RUN)) as AxeResults
    expect(passes.length).toBeGreaterThan(10)
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    expect(found, theme).toEqual([])
  }
}

/** Where a document has parts of its own, such as the options: their addresses in it. */
const PARTS = `[...document.querySelectorAll('nav a[href^="#"]')].map((link) => link.getAttribute('href'))`

const NAMES = `
  const nameOf = (element) => {
    const all = [...document.querySelectorAll(element.localName)]
    return element.localName + ' ' + all.indexOf(element) + ': ' + (element.ariaLabel ?? element.textContent ?? '').trim().slice(0, 40)
  }`

/** Names of what the Tab key has to come to: of a radio group the one that is chosen, of tabs the one that is open. */
const FOCUSABLE = `(() => {${NAMES}
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  return all
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0)
    .filter((element) => element.type !== 'radio' || element.checked)
    .map(nameOf)
})()`

/** What has the focus, and whether it is marked: by a line around it or around what it is in. */
const FOCUS = `(() => {${NAMES}
  const element = document.activeElement
  if (!element || element === document.body || !document.hasFocus()) return null
  const isMarked = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
  }
  const isSeen = [element, element.parentElement, element.parentElement?.parentElement, element.nextElementSibling].some((one) => one && isMarked(one))
  return { name: nameOf(element), isSeen }
})()`

const MOVING = `[...document.querySelectorAll('*')]
  .filter((element) => {
    const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
    const seconds = (list) => Math.max(...list.split(',').map(parseFloat))
    return seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01)
  })
  .map((element) => element.outerHTML.slice(0, 120))`
