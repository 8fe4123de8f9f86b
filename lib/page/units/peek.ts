/** The beginning of the text in an element, read within bounds: enough to tell a footnote's number from a sentence. */
import {
  classesOf,
  dataOf,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
  parentOf,
  tagOf,
} from './safe-dom'
import { SILENT, isPhrasing } from './tags'

export interface Peek {
  text: string
  /** There is no more than this. */
  isWhole: boolean
}

export function peek(
  element: Element,
  maxCharacters: number,
  maxNodes: number,
  isLeftOut?: (tag: string, classes: string) => boolean,
): Peek {
  let text = ''
  let node: Node | null = firstChildOf(element)
  for (let count = 0; node; count++) {
    if (count >= maxNodes || text.length > maxCharacters)
      return { text: text.slice(0, maxCharacters), isWhole: false }
    if (isText(node)) text += dataOf(node).slice(0, maxCharacters + 1)
    const tag = isElement(node) ? tagOf(node) : ''
    if (tag === 'br' || (tag !== '' && !isPhrasing(tag) && text !== '')) text += '\n'
    const isRead = tag !== '' && !SILENT.has(tag) && !isLeftOut?.(tag, classesOf(node as Element))
    node = (isRead && firstChildOf(node)) || after(node, element)
  }
  return { text: text.slice(0, maxCharacters), isWhole: text.length <= maxCharacters }
}

/** The next one that is not in this one. */
function after(node: Node, end: Element): Node | null {
  for (let place: Node | null = node; place && place !== end; place = parentOf(place)) {
    const next = nextSiblingOf(place)
    if (next) return next
  }
  return null
}
