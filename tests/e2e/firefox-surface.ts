/**
 * Our surfaces on a page in Firefox, through their closed roots. WebDriver BiDi hands over a closed root with a node that it
 * serialises; puppeteer has no method of its own for that, so the commands are sent as they are.
 */
import type { Page } from 'puppeteer-core'
import { bidiOf } from './firefox-window.ts'

/** A node as BiDi serialises it (script.NodeRemoteValue). */
interface RemoteNode {
  sharedId: string
  value?: { shadowRoot?: RemoteNode | null }
}

/** Calls a function with the closed root of a surface as `this`, by the name of its host element. Null where there is none. */
export async function inFirefoxSurface<T>(page: Page, host: string, declaration: string): Promise<T | null> {
  const bidi = bidiOf(page.browser())
  const { _id: context } = page.mainFrame() as unknown as { _id: string }
  const target = { context, sandbox: 'gloss-reader' }
  const found = await bidi.send('script.evaluate', {
    expression: `document.querySelector(${JSON.stringify(host)})`,
    target,
    awaitPromise: false,
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
  })
  const root = (found.result['result'] as RemoteNode | undefined)?.value?.shadowRoot
  if (!root) return null
  const { result } = await bidi.send('script.callFunction', {
    functionDeclaration: `function () { return JSON.stringify((${declaration}).call(this) ?? null) }`,
    this: { sharedId: root.sharedId },
    target,
    awaitPromise: false,
  })
  if (result['type'] === 'exception') throw new Error((result['exceptionDetails'] as { text: string }).text)
  return JSON.parse((result['result'] as { value: string }).value) as T | null
}
