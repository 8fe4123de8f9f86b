/** What was left alone and why: for the inspector and its figures. A node is known once, by its last reason. */
import type { Skip, SkipReason } from '../units/unit'
import type { Coverage } from './contract'

/** An inspector shows what is in view; of a page with more it tells the first ones. */
const KEPT = 20_000

export interface LeftAlone {
  add(skip: Skip): void
  /** It is not left alone any more. */
  forget(node: Node): void
  places(): Iterable<{ node: Element | Text; reason: SkipReason }>
  counts(): Coverage['skipped']
}

export function leftAlone(): LeftAlone {
  const refs = new WeakMap<Node, WeakRef<Node>>()
  const kept = new Map<WeakRef<Node>, Omit<Skip, 'node'>>()

  function forget(node: Node): void {
    const ref = refs.get(node)
    if (!ref) return
    refs.delete(node)
    kept.delete(ref)
  }

  function* alive(): Generator<Skip> {
    for (const [ref, skip] of kept) {
      const node = ref.deref()
      if (node?.isConnected) yield { node: node as Element | Text, ...skip }
      else if (node) forget(node)
      else kept.delete(ref)
    }
  }

  return {
    forget,
    add({ node, reason, length }) {
      forget(node)
      if (kept.size >= KEPT) return
      const ref = new WeakRef<Node>(node)
      refs.set(node, ref)
      kept.set(ref, { reason, length })
    },
    *places() {
      for (const { node, reason } of alive()) yield { node, reason }
    },
    counts() {
      const counts: Coverage['skipped'] = {}
      for (const { reason, length } of alive()) {
        const figure = (counts[reason] ??= { places: 0, characters: 0 })
        figure.places++
        figure.characters += length
      }
      return counts
    },
  }
}
