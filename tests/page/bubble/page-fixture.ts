/** What a page test needs of a page: elements, selections, frames. */
import { afterEach, beforeEach, expect } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import { findSelection } from '../../../lib/page/find-selection'
import type { Rect } from '../../../lib/page/rect'

export function find<Found extends HTMLElement = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): Found {
  const element = root.querySelector<Found>(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element
}

export function select(text: Node, start: number, end: number): void {
  text.ownerDocument!.getSelection()!.setBaseAndExtent(text, start, text, end)
}

/** From the first character of an element to its last. */
export function selectAll(element: Element): void {
  element.ownerDocument.getSelection()!.selectAllChildren(element)
}

/** A frame of the same origin, its document. With `sandbox`, one that cannot be reached: then the outer document. */
export async function frame(html: string, style = '', outer = document, sandbox?: string): Promise<Document> {
  // oxlint-disable-next-line react/iframe-missing-sandbox -- most frames here are meant to be within reach
  const element = outer.createElement('iframe')
  element.style.cssText = style
  if (sandbox !== undefined) element.setAttribute('sandbox', sandbox)
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }))
  element.srcdoc = `<!doctype html>${html}`
  outer.body.append(element)
  await loaded
  return element.contentDocument ?? outer
}

/** Each test begins on an empty English page and leaves one. Called at the top of a test file. */
export function emptyPage(): void {
  beforeEach(() => {
    document.documentElement.lang = 'en'
  })
  afterEach(() => {
    getSelection()?.removeAllRanges()
    document.body.replaceChildren()
    document.documentElement.removeAttribute('style')
    document.documentElement.removeAttribute('lang')
  })
}

/** Code and values of why no selection is found; null when one is. */
export const failure = () => {
  try {
    findSelection(document)
  } catch (error) {
    if (error instanceof GlossError) return { code: error.code, values: error.values }
    throw error
  }
  return null
}

/** The same rectangle to half a pixel. */
export const near = (rect: Rect | null, expected: Partial<DOMRect>) => {
  expect(rect).not.toBeNull()
  for (const side of ['left', 'top', 'right', 'bottom'] as const)
    expect(rect![side]).toBeCloseTo(expected[side]!, 0)
}
