/**
 * What the bubble shows. It lives in a closed shadow root, which no script of the page can enter; the debugger can. The root
 * is handed to functions in an isolated world, so a page that has replaced the DOM's own methods changes nothing here.
 *
 * Agreed with the bubble: inside the root one element has `data-phase`; `data-part` names the parts, `data-action` the buttons;
 * the error part has `data-code`.
 */
import type { CDPSession } from 'playwright'

/**
 * `same`: the text already is in the target language. `missing`: no model translates it yet, one is offered. `notice`: there is
 * nothing to translate, and why.
 */
export type BubbleState =
  | 'starting'
  | 'loading'
  | 'running'
  | 'done'
  | 'stopped'
  | 'failed'
  | 'same'
  | 'missing'
  | 'notice'

export interface BubbleReading {
  state: BubbleState
  /** What each part shows, hidden ones left out. */
  parts: Record<string, string>
  source: string
  translation: string
  foot: string
  error: { code: string; sentence: string } | null
}

/** Null while there is no bubble. */
export const readBubble = (session: CDPSession): Promise<BubbleReading | null> =>
  readBubbleIn((declaration) => inBubble(session, declaration))

/** The same, by whoever can call a function with the bubble's closed root as `this`. */
export async function readBubbleIn(
  call: <T>(declaration: string) => Promise<T | null>,
): Promise<BubbleReading | null> {
  const raw = await call<{ state: string; code: string; parts: [string, string][] }>(READ)
  if (!raw) return null
  const parts = Object.fromEntries(raw.parts)
  return {
    state: raw.state as BubbleState,
    parts,
    source: parts['source'] ?? '',
    translation: parts['translation'] ?? '',
    foot: parts['foot'] ?? '',
    error: parts['error'] ? { code: raw.code, sentence: parts['error'] } : null,
  }
}

/** `innerText` is what can be seen: line breaks where lines break, nothing from hidden elements. */
const READ = `function () {
  const shown = [...this.querySelectorAll('[data-part]')].filter((part) => part.checkVisibility())
  return {
    state: this.querySelector('[data-phase]')?.dataset.phase ?? '',
    code: this.querySelector('[data-part="error"]')?.dataset.code ?? '',
    parts: shown.map((part) => [part.dataset.part, part.innerText.trim()]),
  }
}`

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Where an element of the bubble is in the viewport. */
export const boxInBubble = (session: CDPSession, selector: string) => inBubble<Box>(session, boxOf(selector))

/** For the closed root of a surface. */
export const boxOf = (selector: string) => `function () {
  const element = this.querySelector(${JSON.stringify(selector)})
  if (!element?.checkVisibility()) return null
  element.scrollIntoView({ block: 'nearest' })
  return element.getBoundingClientRect().toJSON()
}`

/** Calls a function with the shadow root as `this`. Null when there is no bubble. */
export const inBubble = <T>(session: CDPSession, declaration: string): Promise<T | null> =>
  inSurface<T>(session, 'gloss-bubble', declaration)

/** The same for any of our surfaces on a page, by the name of its host element. */
export async function inSurface<T>(
  session: CDPSession,
  host: string,
  declaration: string,
): Promise<T | null> {
  const objectId = await shadowRoot(session, host)
  if (!objectId) return null
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: declaration,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return (result.value ?? null) as T | null
}

async function shadowRoot(session: CDPSession, host: string): Promise<string | undefined> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: host,
  })
  if (!nodeId) return undefined
  // It may have closed since it was found.
  const described = await session.send('DOM.describeNode', { nodeId, depth: 1, pierce: true }).catch(isGone)
  const backendNodeId = described?.node.shadowRoots?.[0]?.backendNodeId
  if (!backendNodeId) return undefined
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'gloss-reader',
  })
  const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId })
  return object.objectId
}

function isGone(error: unknown): null {
  if (/Could not find node|No node with given id/.test(String(error))) return null
  throw error
}

export interface Wait {
  /** A first translation reads and checks the model, and builds its sessions. */
  timeoutMs?: number
  /** Asked while there is no bubble: why there will be none. */
  refusal?: () => Promise<string | null>
}

export const waitForBubble = (session: CDPSession, state: BubbleState, wait?: Wait) =>
  waitForBubbleIn(() => readBubble(session), state, wait)

/** Waits until the bubble is in a state. A bubble that fails, or that is refused, ends the wait with what was said. */
export async function waitForBubbleIn(
  read: () => Promise<BubbleReading | null>,
  state: BubbleState,
  { timeoutMs = 60_000, refusal }: Wait = {},
): Promise<BubbleReading> {
  const end = Date.now() + timeoutMs
  // What a click has just made obsolete is still there for a frame: an outcome counts when it is seen twice.
  for (let before = ''; ;) {
    const seen = await read()
    if (seen?.state === state) return seen
    if (seen && seen.state === before && ENDS.has(seen.state)) throw new BubbleFailed(told(seen))
    const refused = seen ? null : await refusal?.()
    if (refused) throw new BubbleFailed(refused)
    if (Date.now() > end) {
      throw new Error(
        `waited ${timeoutMs / 1000} s for the bubble to be "${state}"; it is ${JSON.stringify(seen)}`,
      )
    }
    before = seen?.state ?? ''
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** States that nothing follows by itself, other than the one that is usually waited for. */
const ENDS: ReadonlySet<BubbleState> = new Set(['failed', 'same', 'missing', 'notice'])

function told({ state, error }: BubbleReading): string {
  return error ? `${error.code}: ${error.sentence}` : `the bubble says "${state}" and no error`
}

/** The message is `code: sentence`. */
export class BubbleFailed extends Error {}
