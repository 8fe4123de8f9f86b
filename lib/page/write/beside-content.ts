/**
 * The words of a translation beside its original, inside copies of the inline elements they belong to. A copy looks like its
 * original and leads where it leads; it is no second one: no `id` or `name` to be found by, no handler, no data of a framework,
 * nothing to fill in or press. Text becomes text nodes, whatever the model wrote.
 */
import type { BesideRun } from '../markup/placement'
import type { Mark, TextUnit } from '../units/unit'
import { attributeOf, documentOf, tagOf } from './page-dom'

export interface BesidePart {
  node: Text
  /** Of the unit's text. */
  sentence: number
}

const COPIED = new Set(
  (
    'a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike ' +
    'strong sub sup time tt u var wbr'
  ).split(' '),
)
const COPIED_ATTRIBUTES: Record<string, readonly string[]> = {
  a: ['href', 'rel', 'target', 'hreflang', 'referrerpolicy', 'title'],
  img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'referrerpolicy', 'crossorigin'],
  font: ['color', 'face', 'size'],
  bdo: ['dir'],
  time: ['datetime'],
}
const SCRIPT = /^[\s\0]*javascript:/i
const XHTML = 'http://www.w3.org/1999/xhtml'

/** `isRead`: a screen reader reads it; else its links are kept from the keyboard too, as they are there twice. */
export function fillBeside(
  element: Element,
  unit: TextUnit,
  runs: readonly BesideRun[],
  isRead: boolean,
): BesidePart[] {
  const document = documentOf(element)
  const parts: BesidePart[] = []
  /** Copies that are still open, outer ones first: runs side by side in the same mark share its copy. */
  let open: { mark: number; copy: Element }[] = []
  for (const { text, marks, sentence } of runs) {
    let kept = 0
    while (kept < open.length && open[kept]!.mark === marks[kept]) kept++
    open = open.slice(0, kept)
    for (const index of marks.slice(kept)) {
      const mark = unit.marks[index]
      const parent = open.at(-1)?.copy ?? element
      const copy = mark ? copyOf(mark, isRead) : null
      if (copy) parent.append(copy)
      // A mark that is not copied leaves its words to the one around it.
      open.push({ mark: index, copy: copy ?? parent })
    }
    if (text === '') continue
    const node = document.createTextNode(text)
    ;(open.at(-1)?.copy ?? element).append(node)
    parts.push({ node, sentence })
  }
  return parts
}

function copyOf({ element: original, kind }: Mark, isRead: boolean): Element | null {
  const name = tagOf(original)
  if (!COPIED.has(name) || original.namespaceURI !== XHTML) return null
  const copy = documentOf(original).createElementNS(XHTML, name)
  for (const attribute of ['class', ...(COPIED_ATTRIBUTES[name] ?? [])]) {
    const value = attributeOf(original, attribute)
    if (value !== null && !(attribute === 'href' && SCRIPT.test(value))) copy.setAttribute(attribute, value)
  }
  const style = attributeOf(original, 'style')
  // Set as a property: the attribute would be refused, and reported, by a strict content security policy.
  if (style !== null) copy.style.cssText = style
  if (kind === 'verbatim') copy.setAttribute('translate', 'no')
  if (name === 'a' && !isRead) copy.tabIndex = -1
  return copy
}
