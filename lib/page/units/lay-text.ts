/**
 * Lays the pieces of a run out as one text, slot by slot.
 *
 * Where white space goes: what a page collapses to one space belongs to the node that has the first of it; the rest, and all of
 * it at the ends of the unit and beside a line break, is its node's `before` or `after`. Beside a break that only wraps a
 * line, the word before it (or after, if marks are in the way) gets a space that the page does not have: there it has no width.
 * White space that is nothing between two letters (`text/collapsed-space`) is no node's: written, the nodes are without it.
 */
import { collapsedSpace } from '../../text/collapsed-space'
import { endsLine } from './line-break'
import type { TextPiece, Run } from './pieces'
import type { Mark, Slot } from './unit'
import { asShown, collapses, gapAfter, gapBefore, isBlank, wordsIn } from './white-space'

export interface Laid {
  text: string
  slots: Slot[]
  /** The pieces that the slots were made of. */
  pieces: TextPiece[]
  marks: Mark[]
}

/** A line break that waits for the word after it. */
interface Waiting {
  element: Element
  /** So many slots and marks came before it, and so many marks were open. */
  slots: number
  marks: number
  depth: number
  /** A mark was closed, or stands there without a text, since the last word before it. */
  isApart: boolean
}

export function layText(run: Run): Laid {
  let text = ''
  const slots: Slot[] = []
  const pieces: TextPiece[] = []
  const marks: Mark[] = []
  const open: { mark: number; slots: number }[] = []
  let waiting: Waiting | null = null
  let isApart = false
  /** The white space that the text ends with, as its nodes have it; null: none that collapses with what comes. */
  let gap: string | null = null

  /** Takes white space off the end of the text; it goes to its slots' `after`. */
  const trim = () => {
    for (let at = slots.length - 1; at >= 0; at--) {
      const slot = slots[at]!
      const words = text.slice(slot.start, slot.end)
      if (slot.end < text.length) break // the text ends in a line break
      const kept = words.trimEnd()
      if (kept === words && words !== '') break
      if (words === '') continue
      text = text.slice(0, slot.start + kept.length)
      slot.end = text.length
      const { data } = pieces[at]!
      slot.after = data.slice(kept === '' ? slot.before.length : wordsIn(data).to)
      if (kept !== '') break
    }
    for (let at = slots.length - 1; at >= 0 && slots[at]!.start > text.length; at--)
      slots[at]!.start = slots[at]!.end = text.length
    for (const mark of marks) {
      if (mark.start > text.length) mark.start = text.length
      if (mark.end > text.length) mark.end = text.length
    }
  }

  /** Whether the text goes on in the next node without a space. */
  const isSeamless = ({ data, space }: TextPiece): boolean => {
    if (gap === null || space !== 'collapse') return false
    const before = endsInSpace(text) ? text.slice(0, -1) : text
    const inFront = gapBefore(data)
    return gap + inFront !== '' && collapsedSpace(gap + inFront, before, data.slice(inFront.length)) === ''
  }

  const closeGap = () => {
    trim()
    for (let at = slots.length - 1; at >= 0; at--) {
      const slot = slots[at]!
      slot.after = ''
      if (slot.end > slot.start) break
      if (!slot.isReading) slot.before = ''
    }
  }

  /** Turns a waiting break into the end of a line or a space, now that the next word is known. */
  const settle = (br: Waiting, next: TextPiece) => {
    waiting = null
    if (text === '') return
    trim()
    const at = text.length
    const before = slots[br.slots - 1]
    const isLine = endsLine(text, asShown(next.data, 'collapse').trimStart())
    const inFront = next.data.slice(0, wordsIn(next.data).from)
    const goesBefore = !br.isApart && before?.end === at && !before.isFixed && !STAYS.test(before.after)
    const goesAfter =
      open.length === br.depth && marks.length === br.marks && next.fixedBy === null && !STAYS.test(inFront)
    if (!isLine && !goesBefore && goesAfter) {
      marks.push({ element: br.element, kind: 'point', start: at, end: at, slots: [br.slots, br.slots] })
      return ' '
    }
    const isSoft = !isLine && goesBefore
    text += isSoft ? ' ' : '\n'
    for (let slot = br.slots; slot < slots.length; slot++) slots[slot]!.start = slots[slot]!.end = at + 1
    for (let mark = br.marks; mark < marks.length; mark++) {
      marks[mark]!.start = at + 1
      if (marks[mark]!.end !== OPEN) marks[mark]!.end = at + 1
    }
    // Marks that were open around the break and are closed by now end before it.
    if (isSoft) before.end = at + 1
    marks.splice(br.marks, 0, {
      element: br.element,
      kind: 'point',
      start: isSoft ? at + 1 : at,
      end: at + 1,
      slots: [br.slots, br.slots],
    })
    for (const level of open) if (level.mark >= br.marks) level.mark++
    return ''
  }

  const add = (piece: TextPiece) => {
    const { data } = piece
    if (data === '') return
    const isFixed = piece.fixedBy !== null
    const slot: Slot = {
      node: piece.node,
      start: text.length,
      end: text.length,
      before: '',
      after: '',
      isFixed,
    }
    if (piece.isReading) {
      slot.before = data
      slot.isFixed = slot.isReading = true
    } else {
      const blank = isBlank(data)
      const lead = !blank && waiting ? settle(waiting, piece) : undefined
      if (blank && (text === '' || waiting)) slot.before = data
      else {
        const isLineStart = text === '' || lead !== undefined
        const isJoined = !isLineStart && !blank && isSeamless(piece)
        if (isJoined) closeGap()
        const from = isLineStart
          ? wordsIn(data).from
          : isJoined
            ? gapBefore(data).length
            : endsInSpace(text)
              ? collapsingFrom(piece)
              : 0
        const words = (lead ?? '') + asShown(data.slice(from), piece.space)
        slot.before = words === '' ? data : isJoined ? '' : data.slice(0, from)
        slot.start = text.length
        text += words
        slot.end = text.length
        if (!blank) isApart = false
        if (piece.space !== 'collapse') gap = null
        else if (!blank) gap = gapAfter(data)
        else if (gap !== null) gap += data
      }
    }
    slots.push(slot)
    pieces.push(piece)
  }

  for (const piece of run) {
    if (piece.is === 'text') add(piece)
    else if (piece.is === 'open') {
      open.push({ mark: marks.length, slots: slots.length })
      marks.push({ element: piece.element, kind: piece.kind, start: text.length, end: OPEN })
    } else if (piece.is === 'close') {
      const { mark: index, slots: count } = open.pop()!
      const mark = marks[index]!
      mark.end = text.length
      mark.slots = [count, slots.length]
      isApart = true
      if (slots.length > count) continue
      // Nothing of it is text: one sign, whatever is in it.
      marks.length = index + 1
      mark.kind = 'point'
    } else if (piece.is === 'point') {
      const at = slots.length
      isApart = true
      gap = null
      marks.push({
        element: piece.element,
        kind: 'point',
        start: text.length,
        end: text.length,
        slots: [at, at],
      })
    } else if (text !== '') {
      waiting = {
        element: piece.element,
        slots: slots.length,
        marks: marks.length,
        depth: open.length,
        isApart,
      }
    }
  }
  trim()
  for (const mark of marks) {
    const isEmpty = mark.start === mark.end
    if (mark.kind !== 'point' && (isEmpty || (mark.kind === 'initial' && mark.end === text.length)))
      mark.kind = 'style'
  }
  return { text, slots, pieces, marks }
}

const OPEN = -1
/** A no-break space at the edge of a line would keep the one that is added from collapsing. */
const STAYS = /[^ \t\n\r\f]/

function endsInSpace(text: string): boolean {
  return collapses(text.charCodeAt(text.length - 1))
}

function collapsingFrom({ data, space }: TextPiece): number {
  if (space === 'all') return 0
  for (let from = 0; from < data.length; from++) {
    if (!collapses(data.charCodeAt(from)) || (space === 'lines' && data[from] === '\n')) return from
  }
  return data.length
}
