/** What an inline element is to the words in it. */
import type { Look } from './look'
import { peek } from './peek'
import { attributeOf, dataOf, firstChildOf, isElement, isText, nextSiblingOf, tagOf } from './safe-dom'
import { REPLACED, isPhrasing } from './tags'
import { isAddress } from './words'

const ACTING_ROLE = /^(?:link|button|checkbox|radio|switch|tab|option|menuitem(?:checkbox|radio)?)$/i

/** `address`: a link whose text is where it leads, and stays. */
export function markKind(element: Element, tag: string): 'link' | 'style' | 'address' {
  if (tag === 'a' && (attributeOf(element, 'href') ?? attributeOf(element, 'xlink:href')) !== null) {
    const { text, isWhole } = peek(element, 200, 8)
    return isWhole && isAddress(text.trim()) ? 'address' : 'link'
  }
  if (tag === 'button' || tag === 'label' || tag === 'summary') return 'link'
  return ACTING_ROLE.test(attributeOf(element, 'role') ?? '') ? 'link' : 'style'
}

/** A drop cap, taken out of its line to be large: what is this short and no word by itself. */
export function isInitial(element: Element): boolean {
  const { text, isWhole } = peek(element, 4, 4)
  return isWhole && /^\s*["'“‘«„¿¡]?\p{L}{1,2}['’]?\s*$/u.test(text) && text.trim().length <= 3
}

const LOOKED_AT = 64

/**
 * Flex containers make blocks of their children. Those with text of their own beside them are meant as a line all the same; so is
 * the one worded child of an inline one (a link with an icon).
 */
export function flexOf(element: Element, flex: Look['flex']): 'none' | 'items' | 'words' {
  if (flex === 'none') return 'none'
  let worded = 0
  let child = firstChildOf(element)
  for (let looked = 0; child && looked < LOOKED_AT; looked++, child = nextSiblingOf(child)) {
    if (isText(child) && dataOf(child).trim() !== '') return 'words'
    if (!isElement(child)) continue
    const tag = tagOf(child)
    if (!isPhrasing(tag)) return 'items'
    if (!REPLACED.has(tag) && firstChildOf(child)) worded++
  }
  return flex === 'inline' && worded === 1 ? 'words' : 'items'
}
