/**
 * Every document of the built extension, as a whole: axe in light, dark and forced colours; all of it by the Tab key alone, with a
 * focus that is seen; nothing that moves where the reader wants no motion; twice the size in the same window. The states of each surface are in
 * `tests/page`, where `tests/fixtures/accessible` looks at every one that is drawn.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'
import { expect, test } from './extension.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RUN = `axe.run(document, { rules: { 'target-size': { enabled: true } } })`

/** Nobody sees the host's own document. */
const documents = readdirSync(CHROME_BUILD).filter((name) => /(?<!offscreen)\.html$/.test(name))

const THEMES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const

/** What of the page is there, and stays: what comes a moment later is looked at too. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
}

for (const path of documents)
  test(path, async ({ context, extensionId }) => {
    const page = await context.newPage()
    await page.goto(`chrome-extension://${extensionId}/${path}`)
    await settled(page)
    const parts = await page.evaluate<string[]>(PARTS)
    for (const part of ['', ...parts]) await test.step(`${path}${part}`, () => examineAll(page, part))
  })

async function examineAll(page: Page, part: string): Promise<void> {
  if (part !== '') {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia(THEMES.light)
    await page.evaluate((hash) => (location.hash = hash), part)
    await page.reload()
    await settled(page)
  }
  await test.step('the Tab key comes to everything, and shows where it is', () => tabThrough(page))
  await test.step('axe finds nothing, in any theme', () => examine(page))
  await test.step('nothing moves for whoever wants no motion', async () => {
    await page.emulateMedia({ ...THEMES.light, reducedMotion: 'reduce' })
    expect(await page.evaluate(MOVING)).toEqual([])
  })
  await test.step('twice the size fits a window of 1,280 pixels', async () => {
    await page.setViewportSize({ width: 640, height: 400 })
    await page.reload()
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })
}

async function tabThrough(page: Page): Promise<void> {
  const wanted = await page.evaluate<string[]>(FOCUSABLE)
  const reached = new Set<string>()
  const unseen: string[] = []
  // The document and the browser's own bar are a stop each.
  for (let press = 0; press < wanted.length + 2; press++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate<{ name: string; isSeen: boolean } | null>(FOCUS)
    if (!focus) continue
    reached.add(focus.name)
    if (!focus.isSeen) unseen.push(focus.name)
  }
  expect(wanted.filter((name) => !reached.has(name))).toEqual([])
  expect(unseen).toEqual([])
}

async function examine(page: Page): Promise<void> {
  await page.evaluate(AXE)
  for (const [theme, media] of Object.entries(THEMES)) {
    await page.emulateMedia(media)
    const { violations, passes } = await page.evaluate<AxeResults>(RUN)
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
  if (!element || element === document.body) return null
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
