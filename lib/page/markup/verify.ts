/**
 * Holds a placement against what it was made from; nothing is written that fails here. It knows nothing of how placing works.
 */
import type { Slot, TextUnit } from '../units/unit'
import type { InPlace } from './placement'
import { tokensOf, restoreTokens } from './protect'
import { collapse, spaceBetween } from './spacing'
import { hasContent } from './words'

export type Flaw =
  /** A slot too many or too few, or a fixed one changed. */
  | 'slots'
  /** Words lost, doubled or out of order; glued to their neighbours or torn from them. */
  | 'words'
  /** A link without text. */
  | 'link'
  /** An address, a number, a piece of code is not what it was. */
  | 'protected'

/** `texts` are the sentences as they were laid. */
export function flawOf(
  unit: TextUnit,
  { words }: Pick<InPlace, 'words'>,
  sentences: { start: number; end: number }[],
  texts: string[],
): Flaw | null {
  if (words.length !== unit.slots.length) return 'slots'
  for (const [at, slot] of unit.slots.entries()) {
    if (slot.isFixed && words[at] !== originalOf(unit, slot)) return 'slots'
  }
  if (collapse(shown(unit, words)) !== collapse(expected(unit, sentences, texts))) return 'words'
  for (const mark of unit.marks) {
    if (mark.kind !== 'link') continue
    const [before, after] = [(slot: Slot) => originalOf(unit, slot), (_: Slot, at: number) => words[at]!].map(
      (textOf) => unit.slots.map((slot, at) => (isIn(mark, slot, at) ? textOf(slot, at) : '')).join(''),
    ) as [string, string]
    if (hasContent(before) ? !hasContent(after) : before.trim() !== '' && after.trim() === '') return 'link'
  }
  const isProtected = sentences.every(({ start, end }, at) => {
    const source = unit.text.slice(start, end)
    const { text, missing } = restoreTokens(tokensOf(source), source, texts[at]!)
    return missing.length === 0 && text === texts[at]
  })
  return isProtected ? null : 'protected'
}

function originalOf(unit: TextUnit, { start, end }: Slot): string {
  return unit.text.slice(start, end)
}

function isIn({ start, end, slots }: TextUnit['marks'][number], slot: Slot, at: number): boolean {
  if (slots) return slots[0] <= at && at < slots[1]
  return slot.start < slot.end && start <= slot.start && slot.end <= end
}

/** What the reader reads: a line break is no part of any slot. */
function shown(unit: TextUnit, words: string[]): string {
  const breaks = unit.marks.filter(({ kind, start, end }) => kind === 'point' && start < end)
  let text = ''
  for (const [at, slot] of unit.slots.entries()) {
    const before = at === 0 ? 0 : unit.slots[at - 1]!.end
    if (breaks.some(({ start, end }) => start >= before && end <= slot.start)) text += '\n'
    text += words[at]!
  }
  return text
}

function expected(unit: TextUnit, sentences: { start: number; end: number }[], texts: string[]): string {
  return texts
    .map((text, at) => {
      const next = sentences[at + 1]
      if (!next) return text
      return text + spaceBetween(text, unit, { start: sentences[at]!.end, end: next.start }, texts[at + 1]!)
    })
    .join('')
}
