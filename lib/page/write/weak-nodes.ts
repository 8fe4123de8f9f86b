/** Nodes that can all be reached as long as somebody else keeps them: what the page throws away is not kept for it. */
export interface WeakNodes<Kept extends object> extends Iterable<Kept> {
  add(node: Kept): void
  /** Held references, of nodes that are gone too: never more than twice those alive at the last sweep, or 1,024. */
  size(): number
}

const FIRST_SWEEP = 1024

export function createWeakNodes<Kept extends object>(): WeakNodes<Kept> {
  const known = new WeakSet<Kept>()
  const references = new Set<WeakRef<Kept>>()
  let sweepAt = FIRST_SWEEP

  const sweep = () => {
    for (const reference of references) if (!reference.deref()) references.delete(reference)
    sweepAt = Math.max(FIRST_SWEEP, references.size * 2)
  }

  return {
    add(node) {
      if (known.has(node)) return
      known.add(node)
      references.add(new WeakRef(node))
      if (references.size >= sweepAt) sweep()
    },
    size: () => references.size,
    *[Symbol.iterator]() {
      for (const reference of references) {
        const node = reference.deref()
        if (node) yield node
      }
    },
  }
}
