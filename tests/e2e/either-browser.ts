/**
 * What the fixtures of both browsers have in common. A test that needs no more is written once, as a function of `test`, and runs
 * in Chromium and in Firefox: `rule-tests.ts` and the like. Its pages are what Playwright's and puppeteer's have in common.
 */
import { type TestType, expect } from '@playwright/test'
import type { Popup } from '../../scripts/open-popup.ts'
import type { FolderServer } from '../../scripts/serve-folder.ts'
import type { Bubble } from './bubble.ts'
import type { Controls } from './controls.ts'
import type { HostClient } from './host-client.ts'
import type { PageBar } from './page-bar.ts'
import type { RefusingProxy } from './refusing-proxy.ts'

export interface AnyFrame {
  evaluate(expression: string): Promise<unknown>
  url(): string
}

export interface AnyPage extends AnyFrame {
  $(selector: string): Promise<AnyElement | null>
  bringToFront(): Promise<void>
  close(): Promise<void>
  frames(): AnyFrame[]
  /** Not for pages of the extension, which in Firefox never say that they are there. */
  goto(address: string): Promise<unknown>
  keyboard: {
    down(key: string): Promise<void>
    press(key: string): Promise<void>
    type(text: string): Promise<void>
    up(key: string): Promise<void>
  }
  mouse: { click(x: number, y: number, options?: object): Promise<void> }
}

export interface AnyElement {
  click(): Promise<void>
  contentFrame(): Promise<AnyFrame | null>
  /** Of whatever kind the element is. */
  evaluate(inPage: (element: any, argument: any) => unknown, argument?: unknown): Promise<unknown> // oxlint-disable-line no-explicit-any
  focus(): Promise<void>
}

export interface EitherFixtures {
  /** A page of tests/fixtures/pages, or a whole address, in a new tab in front. `otherOrigin`: under the server's other name. */
  openPage(path: string, where?: 'otherOrigin'): Promise<AnyPage>
  openExtensionPage(path: string): Promise<AnyPage>
  /** Of the extension's pages. */
  extensionOrigin: string
  controls(page: AnyPage): Controls
  /** Into the field of a page that takes files. */
  giveFiles(page: AnyPage, selector: string, files: string[]): Promise<void>
  /** What is saved by that: the file's address. */
  saved(page: AnyPage, save: () => Promise<void>): Promise<string>
  /** The toolbar button: grants `activeTab` on the page's tab and opens the real popup. */
  gesture(page: AnyPage): Promise<Popup>
  /** `gesture`, then the popup's own button. */
  translateSelection(page: AnyPage): Promise<Bubble>
  translatePage(page: AnyPage): Promise<void>
  /** What its console and its scripts complain of from now on. */
  complaintsOf(page: AnyPage): string[]
  bubble(page: AnyPage): Bubble
  bar(page: AnyPage): PageBar
  host: HostClient<unknown>
  /** Evaluates where the extension's own interfaces are: in Chromium's service worker, in a page of the extension in Firefox. */
  inExtension(expression: string): Promise<unknown>
  /** What was asked for outside of this computer. After the test there has to be nothing that nobody has taken. */
  proxyLog: Pick<RefusingProxy, 'take'>
}

export interface EitherServers {
  pages: FolderServer
  /** The page of a French library, and an article. */
  demo: FolderServer
}

export type EitherTest<More extends object = object> = TestType<EitherFixtures & More, EitherServers>

const element = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`

/** Null where there is no such element, and while the page is on its way to another. */
export const textOf = async (page: AnyFrame, selector: string) =>
  (await page.evaluate(`${element(selector)}?.textContent ?? null`).catch(() => null)) as string | null

/** Selects all text of an element, as a reader's drag would: the frame's window has the focus. */
export const selectAll = async (page: AnyFrame, selector: string) =>
  void (await page.evaluate(`(window.focus(), void getSelection().selectAllChildren(${element(selector)}))`))

/** Once it has come to its place: a frame that goes somewhere else is another in between. */
export async function frameIn(page: AnyPage, selector: string): Promise<AnyFrame> {
  const frame = await (await page.$(selector))?.contentFrame()
  if (!frame) throw new Error(`${selector} is no frame`)
  return frame
}

/** A real click, by the mouse, as soon as the element is there, in view, and nothing covers it. */
export async function clickOn(page: AnyPage, selector: string, times = 1): Promise<void> {
  const found = `(() => {
    const element = ${element(selector)}
    element?.scrollIntoView({ block: 'nearest' })
    const { x, y, width, height } = element?.getBoundingClientRect() ?? { width: 0 }
    const at = { x: x + width / 2, y: y + height / 2 }
    return width && element.contains(document.elementFromPoint(at.x, at.y)) ? at : null
  })()`
  let at: { x: number; y: number } | null = null
  await expect
    .poll(async () => (at = (await page.evaluate(found)) as typeof at), {
      message: `${selector} to click on`,
    })
    .not.toBeNull()
  // Playwright's word for it and puppeteer's.
  await page.mouse.click(at!.x, at!.y, { clickCount: times, count: times })
}
