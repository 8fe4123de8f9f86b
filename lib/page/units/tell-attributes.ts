import { attributeTexts } from './attributes'
import type { Surroundings, Walk } from './walk'

/** Hands on what of an element's attributes is to be translated. */
export function tellAttributes(walk: Walk, element: Element, own: Surroundings): void {
  for (const { name, text } of attributeTexts(element)) {
    const isHidden = own.isHidden || own.isInvisible
    walk.emitter.attribute({ ...own, container: element }, name, text, isHidden)
  }
}
