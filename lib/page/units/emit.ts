/** Makes units of a finished run, and lets only those out that the page still has as they were read. */
import type { LanguageTag } from '../../messaging/contract'
import type { AttributeText } from './attributes'
import type { UnitSink } from './collector'
import { type Laid, layText } from './lay-text'
import type { Run, TextPiece } from './pieces'
import { comesBefore, dataOf, isConnected, isWithin, parentOf } from './safe-dom'
import { separateLinks } from './separate-links'
import type { Unit } from './unit'
import { hasWords } from './words'
import { joinWrappedLines } from './wrapped-lines'

/** Where a run stands. */
export interface Whereabouts {
  container: Element
  root: Document | ShadowRoot
  language: LanguageTag | null
  /** A translation beside the original may stand behind a child of the container. */
  takesSibling: boolean
}

export interface Emitter {
  /**
   * @param isFresh Read since the page last had a chance to change.
   * @returns False: the page has changed it; nothing was let out, and it is to be read again.
   */
  run(run: Run, where: Whereabouts, isFresh: boolean): boolean
  /** Of an element: the container. */
  attributes(where: Omit<Whereabouts, 'takesSibling'>, texts: AttributeText[], isHidden: boolean): void
}

let lastId = 0

export function createEmitter(sink: UnitSink): Emitter {
  /** What is read again, or met again by a page that moves its nodes about, is told once. */
  const taken = new WeakSet<Text>()
  const told = new WeakSet<Element>()

  const emit = (laid: Laid, where: Whereabouts, isFresh: boolean): boolean => {
    const { slots, marks, pieces } = laid
    const worded = pieces.filter((piece, at) => slots[at]!.end > slots[at]!.start && !isSpace(piece.data))
    const open = worded.filter((piece) => piece.fixedBy === null)
    const first = worded[0]
    if (!first || slots.some(({ node }) => taken.has(node))) return true
    if (!isFresh && !isUnchanged(pieces, where.container)) return false
    for (const { node } of slots) taken.add(node)
    if (!hasWords(open.map((piece) => piece.data).join(''))) {
      const fixedBy = worded.find((piece) => piece.fixedBy !== null && /\p{L}/u.test(piece.data))?.fixedBy
      sink.skipped({ node: first.node, reason: fixedBy ?? 'no-words', length: laid.text.length })
      return true
    }
    const keepsLines = open.every((piece) => piece.space !== 'collapse')
    const wrapsAt = keepsLines ? joinWrappedLines(laid) : null
    sink.unit({
      kind: 'text',
      id: `unit-${++lastId}`,
      container: where.container,
      root: where.root,
      text: laid.text,
      language: open.every((piece) => piece.language === open[0]!.language)
        ? open[0]!.language
        : where.language,
      isHidden: open.every((piece) => piece.isHidden),
      slots,
      marks,
      keepsLines,
      wrapsAt,
      lastChild: where.takesSibling ? childAround(pieces.at(-1)!.node, where.container) : null,
    } satisfies Unit)
    return true
  }

  return {
    run(run, where, isFresh) {
      let isUnchanged = true
      for (const { run: part, link } of separateLinks(run))
        isUnchanged =
          emit(layText(part), link ? { ...where, container: link } : where, isFresh) && isUnchanged
      return isUnchanged
    },
    attributes({ container, root, language }, texts, isHidden) {
      if (told.has(container)) return
      told.add(container)
      for (const { name, text } of texts)
        sink.unit({
          kind: 'attribute',
          id: `unit-${++lastId}`,
          container,
          root,
          text,
          language,
          isHidden,
          name,
        })
    },
  }
}

function isSpace(data: string): boolean {
  return data.trim() === ''
}

function isUnchanged(pieces: TextPiece[], container: Element): boolean {
  let previous: Text | null = null
  for (const { node, data, parent } of pieces) {
    if (!isConnected(node) || parentOf(node) !== parent || dataOf(node) !== data) return false
    if (previous && !comesBefore(previous, node)) return false
    previous = node
  }
  return isWithin(pieces[0]!.node, container) && isWithin(pieces.at(-1)!.node, container)
}

/** Null: it is not in the container, but bare in a shadow root. */
function childAround(node: Node, container: Element): ChildNode | null {
  let child = node
  for (let parent = parentOf(child); parent !== container; parent = parentOf(child)) {
    if (!parent) return null
    child = parent
  }
  return child as ChildNode
}
