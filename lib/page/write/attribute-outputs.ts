/**
 * Which attributes were written lately, for the copies that a page makes of its elements. Many have the same `dir`, and had others
 * before: the first words in an element tell which one a copy was made of.
 */
export interface AttributeOutputs {
  remember(name: string, written: string, original: string | null, words: string): void
  /** Undefined: not ours. Null: there was no such attribute. */
  originalOf(name: string, written: string, words: string): string | null | undefined
  /** Of all attributes that were written. */
  names(): Iterable<string>
}

const MAX_VALUES = 20_000

export function createAttributeOutputs(maxValues = MAX_VALUES): AttributeOutputs {
  const names = new Set<string>()
  const originals = new Map<string, string | null>()
  const keyOf = (name: string, written: string, words: string) => `${name}\n${written}\n${words}`
  const put = (key: string, original: string | null) => {
    originals.delete(key)
    originals.set(key, original)
    if (originals.size > maxValues) originals.delete(originals.keys().next().value!)
  }
  return {
    remember(name, written, original, words) {
      if (written === original) return
      names.add(name)
      // Of several that it could be, the likeliest: pages seldom set what is written here themselves.
      const any = keyOf(name, written, '')
      const isOdd = originals.has(any) && originals.get(any) !== original
      put(any, isOdd ? null : original)
      const exact = keyOf(name, written, words)
      // What was nothing, as `lang` of most blocks, is known without its words.
      if (words !== '' && (original !== null || isOdd || originals.has(exact))) put(exact, original)
    },
    originalOf(name, written, words) {
      const known = originals.get(keyOf(name, written, words))
      return known === undefined ? originals.get(keyOf(name, written, '')) : known
    },
    names: () => names,
  }
}
