/** Where the reader is at work, and nothing is written: a selection made in a text, a field being typed in inside of it. */
import { rangeBetween } from '../composed-range'
import { documentOf, fits, holds, outwardOf, rootOf, shadowRootOf } from './page-dom'

export interface BusyReader {
  /** Looks once a flush and root; then each place costs a comparison. */
  isAt(place: Element): boolean
}

const TYPED_IN = 'input, textarea, select, [contenteditable]:not([contenteditable="false" i])'

export function busyReader(): BusyReader {
  const selections = new Map<Node, Range | null>()
  const fields = new Map<Node, Element | null>()
  const once = <Value>(known: Map<Node, Value>, root: Node, look: () => Value) => {
    if (!known.has(root)) known.set(root, look())
    return known.get(root)!
  }
  return {
    isAt(place) {
      const selected = once(selections, rootOf(place), () => selectionSeenFrom(place))
      // From the inside out: a selection in the page around a host takes in what is in its root.
      for (let inner: Element | null = place; inner; inner = hostOf(inner)) {
        const root = rootOf(inner) as Document | ShadowRoot
        if (selected && rootOf(selected.startContainer) === root && selected.intersectsNode(inner))
          return true
        const field = once(fields, root, () => fieldIn(root))
        if (field && holdsDeep(inner, field)) return true
      }
      return false
    },
  }
}

function fieldIn(root: Document | ShadowRoot): Element | null {
  let field = root.activeElement
  for (let inner = field; inner; inner = shadowRootOf(inner)?.activeElement ?? null) field = inner
  return field && fits(field, TYPED_IN) ? field : null
}

/** A selection inside shadow roots is told only to who shows that he knows them: those around the place, closed ones too. */
function selectionSeenFrom(place: Element): Range | null {
  const selection = documentOf(place).getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const shadowRoots: ShadowRoot[] = []
  for (let host = hostOf(place), inner: Node = place; host; inner = host, host = hostOf(host))
    shadowRoots.push(rootOf(inner) as ShadowRoot)
  const ends =
    shadowRoots.length > 0 ? selection.getComposedRanges?.({ shadowRoots })[0] : selection.getRangeAt(0)
  if (!ends || rootOf(ends.startContainer) !== rootOf(ends.endContainer)) return null
  const range = rangeBetween(ends)
  return range.collapsed || isField(range) ? null : range
}

/** What is selected in a field is told as a selection of the field. */
function isField({ startContainer, startOffset, endContainer, endOffset }: Range): boolean {
  const only = startContainer === endContainer && endOffset === startOffset + 1
  const child = only ? startContainer.childNodes[startOffset] : null
  return child !== null && child !== undefined && /^(?:input|textarea)$/i.test(child.nodeName)
}

const hostOf = (node: Node): Element | null => (rootOf(node) as ShadowRoot).host ?? null

function holdsDeep(place: Node, element: Element): boolean {
  for (let inner: Node | null = element; inner; inner = outwardOf(rootOf(inner)))
    if (holds(place, inner)) return true
  return false
}
