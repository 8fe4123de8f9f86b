/** Which attributes were written lately, for the copies that a page makes of its elements. */
export interface AttributeOutputs {
  remember(name: string, written: string, original: string | null): void
  /** Undefined: not ours. Null: there was no such attribute. */
  originalOf(name: string, written: string): string | null | undefined
  /** Of all attributes that were written. */
  names(): Iterable<string>
}

const MAX_VALUES = 20_000

export function createAttributeOutputs(maxValues = MAX_VALUES): AttributeOutputs {
  const names = new Set<string>()
  const originals = new Map<string, string | null>()
  const keyOf = (name: string, written: string) => `${name}\n${written}`
  return {
    remember(name, written, original) {
      if (written === original) return
      names.add(name)
      const key = keyOf(name, written)
      originals.delete(key)
      originals.set(key, original)
      if (originals.size > maxValues) originals.delete(originals.keys().next().value!)
    },
    originalOf: (name, written) => originals.get(keyOf(name, written)),
    names: () => names,
  }
}
