/**
 * The toolbar button, pressed as a reader presses it: `Extensions.triggerAction` grants `activeTab` for the tab and opens
 * the real popup. Playwright has no method for it and does not announce the popup as a page, so the popup is driven over a
 * session of its own, its messages wrapped in the browser's (`flatten: false`).
 */
import type { CDPSession, Page } from 'playwright'

export interface Popup {
  /** Runs an expression in the popup, waits for a promise, and returns the value. */
  evaluate(expression: string): Promise<unknown>
  /** Waits until the element is there and enabled, then clicks it. */
  click(selector: string): Promise<void>
  /** Code and sentence of the error it shows (`[role="alert"][data-part="error"]`, `data-code`); null when it shows none or has closed. */
  refusal: () => Promise<string | null>
  /** Of what is seen; or of a size from its top left corner, drawn at a scale, whatever the window shows of it. */
  screenshot(clip?: { width: number; height: number; scale: number }): Promise<Buffer>
  close(): Promise<void>
}

export async function openPopup(page: Page, extensionId: string): Promise<Popup> {
  const browser = await page.context().browser()?.newBrowserCDPSession()
  if (!browser) throw new Error('this context has no browser to open a session with')
  await page.bringToFront()
  const before = new Set((await popupTargets(browser, extensionId)).map(({ targetId }) => targetId))
  await browser.send('Extensions.triggerAction', {
    id: extensionId,
    targetId: await tabTarget(browser, page),
  })
  const target = await until('the popup to open', async () =>
    (await popupTargets(browser, extensionId)).find(({ targetId }) => !before.has(targetId)),
  )
  return drive(browser, target.targetId)
}

/** The side panel of a window, once something has opened it: driven as the popup is. */
export async function openedPanel(page: Page, extensionId: string): Promise<Popup> {
  const browser = await page.context().browser()?.newBrowserCDPSession()
  if (!browser) throw new Error('this context has no browser to open a session with')
  const target = await until('the side panel to open', async () => {
    const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'page' }] })
    return targetInfos.find(({ url }) => url === `chrome-extension://${extensionId}/sidepanel.html`)
  })
  return drive(browser, target.targetId)
}

/** Actions are triggered on a tab, which holds the page; both have the page's address. */
async function tabTarget(browser: CDPSession, page: Page): Promise<string> {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const tabs = targetInfos.filter(({ url }) => url === page.url())
  const [tab] = tabs
  if (!tab || tabs.length > 1) throw new Error(`${tabs.length} tabs show ${page.url()}, one is needed`)
  return tab.targetId
}

async function popupTargets(browser: CDPSession, extensionId: string) {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'page' }] })
  return targetInfos.filter(({ url }) => url.startsWith(`chrome-extension://${extensionId}/popup.html`))
}

async function drive(browser: CDPSession, targetId: string): Promise<Popup> {
  const send = await sessionInside(browser, targetId)
  async function evaluate(expression: string): Promise<unknown> {
    // As a press: what browsers allow in a gesture only (the side panel, a permission) is allowed.
    const reply = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    const { result, exceptionDetails } = reply as unknown as Evaluated
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  return {
    evaluate,
    click: async (selector) => {
      const element = `document.querySelector(${JSON.stringify(selector)})`
      const enabled = `!!${element} && !${element}.disabled && ${element}.ariaDisabled !== 'true'`
      await until(`${selector} in the popup`, () => evaluate(enabled))
      await evaluate(`void ${element}.click()`).catch(unlessClosed)
    },
    refusal: async () => ((await evaluate(REFUSAL).catch(unlessClosed)) as string | undefined) ?? null,
    screenshot: async (clip) => {
      const options = clip ? { clip: { x: 0, y: 0, ...clip }, captureBeyondViewport: true } : {}
      return Buffer.from((await send('Page.captureScreenshot', options))['data'] as string, 'base64')
    },
    close: async () => {
      await browser.send('Target.closeTarget', { targetId })
    },
  }
}

/** In the popup: what it refuses, as `Popup.refusal` tells it. */
export const REFUSAL = `(() => {
  const error = document.querySelector('[role="alert"][data-part="error"]')
  return error ? error.dataset.code + ': ' + error.innerText : null
})()`

class PopupClosed extends Error {}

/** A popup that has done its work closes, sometimes before it could answer. */
function unlessClosed(error: unknown): undefined {
  if (!(error instanceof PopupClosed)) throw error
}

type Send = (method: string, params?: object) => Promise<Record<string, unknown>>

async function sessionInside(browser: CDPSession, targetId: string): Promise<Send> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false })
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let closed = false
  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const answer = JSON.parse(event.message) as Answer
    waiting.get(answer.id)?.resolve(answer)
    waiting.delete(answer.id)
  })
  browser.on('Target.detachedFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    closed = true
    for (const { reject } of waiting.values()) reject(new PopupClosed('the popup has closed'))
  })
  let last = 0
  return async (method, params = {}) => {
    if (closed) throw new PopupClosed('the popup has closed')
    const id = ++last
    const { promise, ...settle } = Promise.withResolvers<Answer>()
    waiting.set(id, settle)
    await browser.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    })
    const answer = await promise
    if (answer.error) throw new Error(`${method} in the popup: ${answer.error.message}`)
    return answer.result ?? {}
  }
}

interface Answer {
  id: number
  result?: Record<string, unknown>
  error?: { message: string }
}

interface Evaluated {
  result: { value?: unknown }
  exceptionDetails?: { text: string; exception?: { description?: string } }
}

async function until<T>(what: string, look: () => Promise<T>, timeoutMs = 10_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${timeoutMs / 1000} s for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
