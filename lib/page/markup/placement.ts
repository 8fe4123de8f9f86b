/** How a translation lies on the slots of a unit: types only. `place.ts` makes placements, `write/` writes them. */
import type { NotKept } from '../../messaging/contract'

/** A sentence of the unit's text and its translation. */
export interface SentencePair {
  /** Its part of the unit's text, white space after it not included. */
  start: number
  end: number
  /** The translation, without the white space after it. */
  text: string
  /** The white space after it in the original. */
  after: string
}

/** What came back for a unit. */
export interface UnitTranslation {
  sentences: SentencePair[]
  /** Translations of what `ownTexts(unit)` asked for, each alone, in the same order. */
  own: string[]
  /** Of the reader's glossary, what the sentences lack; absent where that is nothing. */
  notKept?: readonly NotKept[]
}

/** From best to safest; each one keeps every word and every link. */
export type PlacementRung =
  /** All of the words are in one slot. */
  | 'single'
  /** Every mark was found again, in the order of the page. */
  | 'placed'
  /** Marks that only look are left empty; every link was found. */
  | 'flattened'
  /** Some sentences are translated in stretches between links: right in place, poorer in language. */
  | 'piecewise'

/** A part of a slot's new words that belongs to one sentence. */
export interface SentencePart {
  sentence: number
  slot: number
  start: number
  end: number
}

export interface InPlace {
  rung: PlacementRung
  /** One for each slot of the unit: its new words, without `before` and `after`. Of a fixed slot its own text. */
  words: string[]
  parts: SentencePart[]
}

/** A run of the translation beside its original, inside these marks of the unit (indices, outer first). */
export interface BesideRun {
  text: string
  marks: number[]
  sentence: number
}

export type Placed =
  | { kind: 'in-place'; placement: InPlace }
  /** These stretches have to be translated, each alone; `placePieces` goes on with them. */
  | { kind: 'needs-pieces'; pieces: string[] }
  /** In place nothing holds: beside the original, which stays. */
  | { kind: 'beside' }
  /** What came is no translation of it: nothing is to be shown, the unit has failed. */
  | { kind: 'refused'; reason: RefusalReason }

export type RefusalReason =
  /** A sentence came back without words. */
  | 'empty'
  /** Many times as long as its original, or a small part of it. */
  | 'length'
  /** The sentences are not those of the unit's text. */
  | 'sentences'
