/** A sentence of a unit with the parts of the marks and slots that lie in it. */
import type { Layout, LaidMark } from './layout'
import type { SentencePair } from './placement'
import { hasContent } from './words'

/** What a mark holds of a sentence, without white space around it. */
export interface MarkPart {
  mark: LaidMark
  start: number
  end: number
  text: string
  /** All of the mark is in this sentence. */
  isAll: boolean
  /** All words of the sentence are in the mark. */
  isWhole: boolean
}

export interface SourceSentence {
  index: number
  start: number
  end: number
  text: string
  /** Slots with something of it, from `first` up to `last`. */
  first: number
  last: number
  parts: MarkPart[]
  /** Points between its slots or at its ends, in order. */
  points: LaidMark[]
  /** Its words may also go into the slot before `first`, into the one at `last`. */
  mayLead: boolean
  mayTrail: boolean
}

export function sourceSentences(layout: Layout, pairs: SentencePair[]): SourceSentence[] {
  const { unit } = layout
  return pairs.map(({ start, end }, index): SourceSentence => {
    const isIn = ({ start: from, end: to }: { start: number; end: number }) => from < end && to > start
    const first = unit.slots.findIndex(isIn)
    const last = unit.slots.findLastIndex(isIn) + 1
    const parts = layout.marks.flatMap((mark) => partOf(layout, mark, start, end))
    const points = layout.marks.filter(
      (mark) => mark.kind === 'point' && mark.first >= first && mark.first <= last,
    )
    return {
      index,
      start,
      end,
      text: unit.text.slice(start, end),
      first,
      last,
      parts,
      points,
      // White space between sentences stays where it is, so nothing may go past it.
      mayLead: isFree(layout, first - 1) && !hasPoint(layout, first) && unit.slots[first]!.start >= start,
      mayTrail: isFree(layout, last) && !hasPoint(layout, last) && unit.slots[last - 1]!.end <= end,
    }
  })
}

function partOf({ unit }: Layout, mark: LaidMark, start: number, end: number): MarkPart[] {
  if (mark.kind === 'point' || mark.end <= start || mark.start >= end) return []
  const given = unit.text.slice(Math.max(mark.start, start), Math.min(mark.end, end))
  const text = given.trim()
  if (text === '') return []
  const at = Math.max(mark.start, start) + given.indexOf(text)
  const outside = unit.text.slice(start, at) + ' ' + unit.text.slice(at + text.length, end)
  const isAll =
    start <= mark.start && unit.text.slice(mark.start, mark.end).trimEnd().length + mark.start <= end
  return [
    {
      mark,
      start: at,
      end: at + text.length,
      text,
      isAll,
      isWhole: hasContent(text) && !hasContent(outside),
    },
  ]
}

/** Words that are not its own may be put there. */
function isFree({ unit, owners }: Layout, slot: number): boolean {
  return unit.slots[slot] !== undefined && !unit.slots[slot].isFixed && owners[slot] === null
}

function hasPoint({ marks }: Layout, border: number): boolean {
  return marks.some(({ kind, first }) => kind === 'point' && first === border)
}
