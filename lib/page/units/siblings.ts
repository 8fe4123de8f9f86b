/** The children of a node, a few at a time, so that one that goes or comes between two steps does no harm. */
import { firstChildOf, nextSiblingOf, parentOf } from './safe-dom'

export interface Siblings {
  parent: Node
  few: Node[]
  at: number
  isDone: boolean
  /** It began again from the first. */
  isSecond?: boolean
}

const FEW = 64

export function siblingsIn(parent: Node): Siblings {
  return { parent, few: [], at: 0, isDone: false }
}

export function nextIn(siblings: Siblings): Node | null {
  for (;;) {
    while (siblings.at < siblings.few.length) {
      const node = siblings.few[siblings.at++]!
      if (parentOf(node) === siblings.parent) return node
    }
    if (siblings.isDone) return null
    read(siblings)
  }
}

/** Goes on behind the last one that is still there; where none is, from the first, once: what was told is not told again. */
function read(siblings: Siblings): void {
  const { parent, few } = siblings
  const last = few.findLast((node) => parentOf(node) === parent)
  let next = last ? nextSiblingOf(last) : siblings.isSecond ? null : firstChildOf(parent)
  if (few.length > 0 && !last) siblings.isSecond = true
  siblings.few = []
  siblings.at = 0
  for (; next && siblings.few.length < FEW; next = nextSiblingOf(next)) siblings.few.push(next)
  siblings.isDone = next === null
}
