/** What the walk hands over, in the order of the page: a run of text between two borders, in pieces. Types only. */
import type { LanguageTag } from '../../messaging/contract'
import type { Space } from './look'
import type { MarkKind, SkipReason } from './unit'

export interface TextPiece {
  is: 'text'
  node: Text
  /** As it was when the walk came by; so was its parent. */
  data: string
  parent: Node
  space: Space
  language: LanguageTag | null
  isHidden: boolean
  /** Why it stays as it is; null: it does not. */
  fixedBy: SkipReason | null
  /** How a base is read (`rt`): no part of the text. */
  isReading: boolean
}

export type Piece =
  | TextPiece
  | { is: 'open'; element: Element; kind: MarkKind }
  | { is: 'close' }
  /** `br` is a point that may end a line. */
  | { is: 'point' | 'break'; element: Element }

/** Pieces of one unit: every `open` has its `close`. */
export type Run = Piece[]
