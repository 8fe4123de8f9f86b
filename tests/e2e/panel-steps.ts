/** The side panel as a tab that stays with one page, step by step, in any browser. */
import { expect } from '@playwright/test'
import { type AnyPage, type EitherFixtures, type EitherServers, textOf } from './either-browser.ts'

export interface Reading {
  page: AnyPage
  panel: AnyPage
  tabId: number
}

type Needs = Pick<EitherFixtures, 'openPage' | 'openExtensionPage' | 'gesture' | 'inExtension'> &
  EitherServers

const IN_FRONT = `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => tab.id)`

/** A page of the demo, asked for by the toolbar button, and its panel. */
export async function readDemo(path: string, by: Needs): Promise<Reading> {
  const page = await by.openPage(`${by.demo.origin}/${path}`)
  await page.bringToFront()
  const tabId = (await by.inExtension(IN_FRONT)) as number
  await (await by.gesture(page)).close()
  return { page, tabId, panel: await by.openExtensionPage(`sidepanel.html?tab=${tabId}`) }
}

/** What the menu's item does with a link, past the browser's menu. */
export const linkTask = (tabId: number, address: string) => `chrome.tabs.get(${tabId}).then(({ windowId }) =>
  chrome.storage.session.set({ ['panel-task:' + windowId]: {
    tabId: ${tabId}, do: 'summarise', of: { part: 'link', address: '${address}' } } }))`

export const attributeOf = (page: AnyPage, selector: string, name: string) =>
  page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.getAttribute('${name}') ?? null`)

export const isDone = (panel: AnyPage, part: 'summary' | 'exchange' = 'summary') =>
  expect.poll(() => attributeOf(panel, `[data-part=${part}]`, 'data-phase'), { timeout: 90_000 }).toBe('done')

/** The first citation: the button, and what it quotes. */
export const CHIP = 'button[aria-label^="Source 1: "]'
export const quoted = (panel: AnyPage) => attributeOf(panel, CHIP, 'title')

export const partOf = (panel: AnyPage, part: string) => textOf(panel, `[data-part=${part}]`)
