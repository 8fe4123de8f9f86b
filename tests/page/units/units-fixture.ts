/** Pages as HTML, and what is found in them as lines of text. */
import { afterEach } from 'vitest'
import { collectUnits } from '../../../lib/page/units/collect-units'
import type { CollectOptions, UnitSink } from '../../../lib/page/units/collector'
import { isConnected } from '../../../lib/page/units/safe-dom'
import type { Skip, TextUnit, Unit } from '../../../lib/page/units/unit'

export interface Found {
  units: Unit[]
  texts: TextUnit[]
  skips: Skip[]
  roots: ShadowRoot[]
  documents: Document[]
  candidates: Element[]
  /** How often it let go. */
  slices: number
}

const bare: CollectOptions = {
  shadowRootOf: (element) => element.shadowRoot,
  isOurs: () => false,
  attributeOf: (element, name) => Element.prototype.getAttribute.call(element, name),
  overridePage: true,
}

export function emptyPageAfterEach(): void {
  afterEach(() => {
    document.body.replaceChildren()
    document.head.querySelectorAll('title, meta[name="google"], style.test').forEach((node) => node.remove())
    for (const { name } of document.body.attributes) document.body.removeAttribute(name)
    for (const name of ['lang', 'translate', 'class']) document.documentElement.removeAttribute(name)
  })
}

/** The page's body, parsed. */
export function page(html: string): HTMLElement {
  const parsed = new DOMParser().parseFromString(`<body>${html}`, 'text/html')
  document.body.replaceChildren(...document.importNode(parsed.body, true).childNodes)
  return document.body
}

/** @param between Runs wherever the walk lets go. */
export function collect(
  start: Node,
  options: Partial<CollectOptions> = {},
  between: (slice: number) => void = () => {},
): Found {
  const found: Found = {
    units: [],
    texts: [],
    skips: [],
    roots: [],
    documents: [],
    candidates: [],
    slices: 0,
  }
  const sink: UnitSink = {
    unit: (unit) => {
      if (!isConnected(unit.container)) throw new Error('A unit that is not on the page')
      found.units.push(unit)
    },
    skipped: (skip) => void found.skips.push(skip),
    shadowRoot: (root) => void found.roots.push(root),
    document: (document) => void found.documents.push(document),
    mayGetShadow: (element) => void found.candidates.push(element),
  }
  for (const _ of collectUnits(start, sink, { ...bare, ...options })) between(++found.slices)
  found.texts = found.units.filter((unit) => unit.kind === 'text')
  return found
}

/**
 * A unit in a line: slots between bars, marks around what they mark, `*` for a point, `_` for a slot that is never written.
 *
 *   Il a lu |<link ce |<style livre>>| en |<verbatim _C>|.
 */
export function line(unit: Unit): string {
  if (unit.kind === 'attribute') return `@${unit.name} ${unit.text}`
  const at = new Map<number, { closes: number; line: string; opens: string }>()
  const place = (offset: number) => {
    if (!at.has(offset)) at.set(offset, { closes: 0, line: '', opens: '' })
    return at.get(offset)!
  }
  for (const mark of unit.marks) {
    if (mark.kind === 'point') place(mark.start).opens += '*'
    else if (mark.end === mark.start) place(mark.start).opens += `<${mark.kind}>`
    else {
      place(mark.start).opens += `<${mark.kind} `
      place(mark.end).closes++
    }
  }
  let text = ''
  const starts = new Map(unit.slots.filter(({ start, end }) => end > start).map((slot) => [slot.start, slot]))
  for (let offset = 0; offset <= unit.text.length; offset++) {
    const { closes, opens } = place(offset)
    text += '>'.repeat(closes)
    const slot = starts.get(offset)
    if (slot && offset > 0) text += '|'
    text += opens
    if (slot?.isFixed) text += '_'
    text += unit.text[offset] ?? ''
  }
  return text
}

export const linesOf = (html: string, options: Partial<CollectOptions> = {}): string[] =>
  collect(page(html), options).units.map(line)

export const skipsOf = (html: string, options: Partial<CollectOptions> = {}): string[] =>
  collect(page(html), options).skips.map(({ reason, length }) =>
    length > 0 ? `${reason} ${length}` : reason,
  )
