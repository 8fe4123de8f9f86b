/**
 * Which attributes were written lately, for the copies that a page makes of its elements. Many have the same `dir`, and had others
 * before: the first words in an element tell which one a copy was made of, and where it has none, its other attributes.
 */
import { TRANSLATED_ATTRIBUTES } from '../units/attributes'
import { attributeNamesOf, attributeOf, tagOf } from '../units/safe-dom'
import { everythingIn } from './page-dom'

export interface AttributeOutputs {
  remember(name: string, written: string, original: string | null, element: Element): void
  /** Undefined: not ours. Null: there was no such attribute. */
  originalOf(name: string, written: string, element: Element): string | null | undefined
  /** Of all attributes that were written. */
  names(): Iterable<string>
}

const MAX_VALUES = 20_000

export function createAttributeOutputs(maxValues = MAX_VALUES): AttributeOutputs {
  const names = new Set<string>()
  const originals = new Map<string, string | null>()
  const keyOf = (name: string, written: string, sign: string) => `${name}\n${written}\n${sign}`
  const put = (key: string, original: string | null) => {
    originals.delete(key)
    originals.set(key, original)
    if (originals.size > maxValues) originals.delete(originals.keys().next().value!)
  }
  return {
    remember(name, written, original, element) {
      if (written === original) return
      names.add(name)
      // Of several that it could be, the likeliest: pages seldom set what is written here themselves.
      const any = keyOf(name, written, '')
      const isOdd = originals.has(any) && originals.get(any) !== original
      put(any, isOdd ? null : original)
      const exact = keyOf(name, written, signOf(element))
      // What was nothing, as `lang` of most blocks, is known without its words.
      if (original !== null || isOdd || originals.has(exact)) put(exact, original)
    },
    originalOf(name, written, element) {
      const known = originals.get(keyOf(name, written, signOf(element)))
      return known === undefined ? originals.get(keyOf(name, written, '')) : known
    },
    names: () => names,
  }
}

/** What we may write ourselves, before or after. */
const OURS = new Set([...TRANSLATED_ATTRIBUTES, 'lang', 'dir'])

/** An address may be a whole picture. */
const LONGEST = 500

/** By which an element is told from others, and a copy of it is not. */
function signOf(element: Element): string {
  for (const { nodeValue } of everythingIn(element, NodeFilter.SHOW_TEXT))
    if (nodeValue && nodeValue.trim() !== '') return nodeValue
  const own = attributeNamesOf(element).filter((name) => !OURS.has(name))
  const values = own.map((name) => `${name}=${attributeOf(element, name)?.slice(0, LONGEST)}`)
  return [`<${tagOf(element)}>`, ...values].join(' ')
}
