/**
 * Finds the units of a page: one walk in small steps, down and along without recursion, with one question for a style an
 * element at most and none for layout.
 *
 *   siblings ─► enter ──► block: border, a container        ┐
 *               │    ├──► inline: a mark in the run         │  border ─► emit ─► separate-links ─► lay-text ─► unit
 *               │    ├──► apart: later, a run of its own    │                    wrapped-lines
 *               │    └──► left alone: counted, told as skip │
 *               read-text: a piece of the run               ┘
 *
 * Lifetime: one pass; nothing is kept but what the units hold. The page may change between two steps: what was moved or taken
 * away is left out, and no unit comes out that was not read as it stands.
 */
import type { CollectUnits } from './collector'
import { createEmitter } from './emit'
import { enter } from './enter'
import { readText } from './read-text'
import { isConnected, isElement, isText, parentOf, typeOf } from './safe-dom'
import { nextIn } from './siblings'
import { around, inDocument } from './surroundings'
import { type Walk, createWalk, leaveGone, pop, push } from './walk'

const STEPS_PER_SLICE = 32

/** `start`: a document, a shadow root, or an element, best one that is a block. */
export const collectUnits: CollectUnits = function* collectUnits(start, sink, options) {
  const walk = createWalk(start, sink, options, createEmitter(sink))
  begin(walk, start)
  let steps = 0
  let done = 0
  for (;;) {
    const level = walk.levels.at(-1)
    if (level) {
      const node = nextIn(level.siblings)
      if (!node) pop(walk)
      else if (isText(node)) readText(walk, node, level)
      else if (isElement(node)) enter(walk, node, level)
    } else {
      const next = walk.later[done++]
      if (!next) return
      if (isConnected(next.node) && parentOf(next.node) === next.parent) push(walk, next.node, next.around)
      if (done === walk.later.length) walk.later.length = done = 0
    }
    if (++steps % STEPS_PER_SLICE !== 0) continue
    yield
    walk.slice++
    leaveGone(walk)
  }
}

function begin(walk: Walk, start: Node): void {
  const { overridePage } = walk.options
  const type = typeOf(start)
  if (type === 9) push(walk, start, inDocument(start as Document, overridePage))
  else if (type === 11) push(walk, start, around(start, walk.options))
  else {
    const parent = parentOf(start)
    if (!parent) return
    // As a child of its parent, the only one.
    const siblings = { parent, few: [start], at: 0, isDone: true }
    push(walk, parent, around(start, walk.options), { siblings })
  }
}
