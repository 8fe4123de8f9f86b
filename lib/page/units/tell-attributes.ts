import { attributeTexts } from './attributes'
import type { Surroundings, Walk } from './walk'

/** Hands on what of an element's attributes is to be translated. */
export function tellAttributes(walk: Walk, element: Element, own: Surroundings): void {
  const texts = attributeTexts(element)
  if (texts.length > 0)
    walk.emitter.attributes({ ...own, container: element }, texts, own.isHidden || own.isInvisible)
}
