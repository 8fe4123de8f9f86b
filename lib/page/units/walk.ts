/**
 * The state of a walk: the way from its start down to where it is, and the run of text that is being read.
 *
 *   levels   body ▸ main ▸ p ▸ a ▸ b          open elements; p is a container, a and b are marks in its run
 *   run      "Il a lu " <a "ce " <b "livre"   pieces since the last border
 *   later    what stands apart from the line it is in (floats, options, shadow roots, frames), walked when the way is done
 *
 * A border inside an open mark (a block in a link, an empty line in a `<font>`) makes the mark a container after all: what was
 * read in it becomes a run of its own, and it ends in a border.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { CollectOptions, UnitSink } from './collector'
import type { Emitter } from './emit'
import type { Space } from './look'
import type { Piece } from './pieces'
import { isConnected, parentOf, tagOf } from './safe-dom'
import { type Siblings, siblingsIn } from './siblings'
import type { SkipReason } from './unit'

/** What holds for everything below an element. */
export interface Surroundings {
  root: Document | ShadowRoot
  /** Closest around, a block or what has become one. */
  container: Element
  language: LanguageTag | null
  space: Space
  isMonospace: boolean
  isHidden: boolean
  /** Its own words cannot be seen: not handed on, for it is inherited by style. */
  isInvisible: boolean
  /** Not displayed: no styles to ask for. */
  isRendered: boolean
  isSvg: boolean
  /** Left alone, but for `translate=yes` in `no-translate`. */
  skip: SkipReason | null
  /** In a verbatim mark. */
  fixedBy: SkipReason | null
  isReading: boolean
  /** Children of a flex container: `items` are blocks, `words` stand in its line. */
  flex: 'none' | 'items' | 'words'
  isClosedDetails: boolean
  /** A translation beside the original may stand behind a child of the container. */
  takesSibling: boolean
  /** Elements between this and the container. */
  inlineDepth: number
}

export interface Level {
  node: Node
  around: Surroundings
  siblings: Siblings
  /** How many marks of the run it has opened; a container has none. */
  marks: number
  /** Where in the run its first mark is. */
  opensAt: number
  isContainer: boolean
  /** An inline box: its neighbours do not touch it. */
  isAtomic: boolean
  /** Characters left alone, told when the element they are in ends. */
  skipped: { node: Element; reason: SkipReason; length: number } | null
  /** It is this one. */
  tellsSkipped: boolean
}

export interface Later {
  node: Node
  parent: Node | null
  around: Surroundings
}

export interface Walk {
  sink: UnitSink
  options: CollectOptions
  emitter: Emitter
  levels: Level[]
  later: Later[]
  run: Piece[]
  /** How many texts and characters are in it, and how many slices it is being read for. */
  texts: number
  length: number
  /** No words yet. */
  isBlank: boolean
  /** Nothing but white space since a `<br>`. */
  isAfterBreak: boolean
  /** An inline box began or ended since the last word; the last text before. */
  isAtSeam: boolean
  lastWords: string
  /** Number of slices so far, and the one in which the run began. */
  slice: number
  runSlice: number
  candidates: number
  /** A part of the run was taken away. */
  isSpoiled: boolean
  /** Where it begins: a container, whatever it is else. */
  start: Node
  /** What it begins in, and is not to be walked. */
  outside: Node | null
  /** What was read a second time. */
  again: Set<Node>
  /** Roots and documents that were told. */
  met: WeakSet<Node>
}

export function createWalk(start: Node, sink: UnitSink, options: CollectOptions, emitter: Emitter): Walk {
  return {
    start,
    outside: parentOf(start),
    again: new Set(),
    met: new WeakSet(),
    sink,
    options,
    emitter,
    levels: [],
    later: [],
    run: [],
    texts: 0,
    length: 0,
    isBlank: true,
    isAfterBreak: false,
    isAtSeam: false,
    lastWords: '',
    slice: 0,
    runSlice: 0,
    candidates: 0,
    isSpoiled: false,
  }
}

export function push(walk: Walk, node: Node, around: Surroundings, level: Partial<Level> = {}): void {
  const outer = walk.levels.at(-1)
  const tellsSkipped = around.skip !== null && !outer?.skipped
  walk.levels.push({
    node,
    around,
    siblings: siblingsIn(node),
    marks: 0,
    opensAt: walk.run.length,
    isContainer: true,
    isAtomic: false,
    skipped: tellsSkipped
      ? { node: around.container, reason: around.skip!, length: 0 }
      : around.skip === null
        ? null
        : outer!.skipped,
    tellsSkipped,
    ...level,
  })
}

/** What holds in an element that is a container of its own. */
export function asContainer(element: Element, around: Surroundings): Surroundings {
  return { ...around, container: element, inlineDepth: 0 }
}

/** Ends the run. Marks that are open here are containers from now on. */
export function border(walk: Walk): void {
  const { levels, run } = walk
  if (run.length === 0) {
    walk.isSpoiled = false
    return
  }
  let first = levels.length
  while (first > 0 && !levels[first - 1]!.isContainer) first--
  const ends = levels.slice(first)
  let from = 0
  let container = levels[first - 1]
  let isRight = !walk.isSpoiled
  const outermost = container
  for (const level of ends) {
    if (container) isRight = flush(walk, container.around, run.slice(from, level.opensAt)) && isRight
    from = level.opensAt + level.marks
    level.isContainer = true
    level.around = { ...level.around, container: level.node as Element }
    level.marks = 0
    container = level
  }
  if (container) isRight = flush(walk, container.around, from === 0 ? run : run.slice(from)) && isRight
  if (!isRight && outermost) readAgain(walk, outermost)
  walk.run = []
  walk.texts = walk.length = 0
  walk.isBlank = true
  walk.isAfterBreak = walk.isAtSeam = walk.isSpoiled = false
  for (const level of ends) level.opensAt = 0
}

function flush(walk: Walk, around: Surroundings, run: Piece[]): boolean {
  if (run.length === 0 || walk.isBlank || walk.isSpoiled) return true
  return walk.emitter.run(run, around, walk.runSlice === walk.slice)
}

/** The page has changed what was being read here. A watcher that knows nothing of it would miss it: once more, then it is left. */
function readAgain(walk: Walk, { node, around }: Level): void {
  if (walk.again.has(node) || walk.again.size >= MOST_AGAIN || node === walk.outside) return
  walk.again.add(node)
  walk.later.push({ node, parent: node === around.container ? parentOf(node) : null, around })
}
const MOST_AGAIN = 50

/** Closes the innermost level. */
export function pop(walk: Walk): void {
  const level = walk.levels.at(-1)!
  if (level.skipped) {
    if (level.tellsSkipped && level.skipped.length > 0) walk.sink.skipped(level.skipped)
  } else if (level.isContainer) border(walk)
  else {
    for (let mark = 0; mark < level.marks; mark++) walk.run.push({ is: 'close' })
    if (level.isAtomic && tagOf(level.node as Element) !== 'button') walk.isAtSeam = true
  }
  walk.levels.pop()
}

/** The page took away what is being read. */
export function leaveGone(walk: Walk): void {
  const { levels } = walk
  let gone = levels.length
  for (let at = levels.length - 1; at >= Math.max(0, levels.length - CHECKED_LEVELS); at--) {
    const { node } = levels[at]!
    const outer = at > 0 ? levels[at - 1]!.node : null
    if (!isConnected(node) || (outer && parentOf(node) !== outer)) gone = at
  }
  if (gone === levels.length) return
  const isInRun = !levels[gone]!.isContainer
  levels.length = gone
  // Up to the next border, what is left of the run is no unit either.
  walk.isSpoiled = true
  border(walk)
  walk.isSpoiled = isInRun
}

/** The innermost ones: to look at all of them in every slice would take the longer the deeper. */
const CHECKED_LEVELS = 64

export function add(walk: Walk, piece: Piece): void {
  if (walk.run.length === 0) walk.runSlice = walk.slice
  walk.run.push(piece)
}
