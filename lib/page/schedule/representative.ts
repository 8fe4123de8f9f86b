/** What stands for a container that has no box of its own. */
import { tagOf, viewOf } from '../units/safe-dom'
import type { Group } from './group'
import { documentOf, outerElement } from './page-nodes'

/** Shown by what is around them, as a list, a tip, a part of a picture. */
const WITHOUT_BOX = new Set(['option', 'optgroup', 'title', 'desc', 'area'])

/**
 * The element around, where the one observed has no box and never will; null where it stands for itself. What is merely not displayed
 * has a box some day, and the browser tells.
 */
export function representativeOf(
  { units, representative }: Group,
  { isIntersecting, boundingClientRect: { width, height } }: IntersectionObserverEntry,
): Element | null {
  if (isIntersecting || width > 0 || height > 0) return null
  if ([...units].every(({ isHidden }) => isHidden)) return null
  return WITHOUT_BOX.has(tagOf(representative)) || isOnlyContents(representative)
    ? outerElement(representative)
    : null
}

function isOnlyContents(element: Element): boolean {
  return viewOf(documentOf(element))?.getComputedStyle(element).display === 'contents'
}
