import { isElement, tagOf } from '../units/safe-dom'

/** Our surfaces are no part of the page, whether they stand there or come: the browser lets a script of ours look into their closed roots. */
export const isSurface = (node: Node): boolean => isElement(node) && tagOf(node).startsWith('gloss-')
