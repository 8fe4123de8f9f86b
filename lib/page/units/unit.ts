/**
 * What of a page is translated as one. Types only; `collect-units.ts` finds units, `schedule/` sends them, `markup/` lays a
 * translation on their slots, `write/` writes it.
 *
 *   <p>Il a lu <a href=…>ce <b>livre</b></a> en <code>C</code>.</p>
 *
 *   text    "Il a lu ce livre en C."
 *   slots    [Il a lu ][ce ][livre][ en ][C][.]       text nodes, in order; together they are the text
 *   marks             <a: link    >    <code: verbatim>
 *                         <b: style>
 */
import type { LanguageTag } from '../../messaging/contract'

/** A text node of a unit. Written as `before + words + after`. */
export interface Slot {
  node: Text
  /**
   * Its part of the unit's text, from `start` up to `end`. White space is collapsed as the page shows it; the space between two
   * nodes belongs to the first of them that has one. Empty where the node is white space at the unit's edge: words may still go there.
   */
  start: number
  end: number
  /** The node's own white space at its ends that is no part of the text: indentation, what collapsing leaves out. */
  before: string
  after: string
  /** Inside a verbatim mark: never written. */
  isFixed: boolean
  /**
   * How the word before it is read (`rt`): no words of the text, all of it is `before`. Fixed for whoever places words; written,
   * it is empty, for it is no reading of a translation.
   */
  isReading?: true
}

export type MarkKind =
  /** Does something: a link, a button, a label. There has to be text in it, its own. */
  | 'link'
  /** Looks only: emphasis, spans. May be left empty. */
  | 'style'
  /** Stays as it is: code, kbd, footnote numbers, translate=no, mathematics. In the text the model reads, and to be found again in what it writes. */
  | 'verbatim'
  /** A large first letter: takes the translation's first letter. */
  | 'initial'
  /** Has no text: an image, a control, a line break. Where it stands between the words is all there is to it. */
  | 'point'

/**
 * An inline element of a unit. Marks nest properly; outer ones come first, then by place. A link that is nothing but an address
 * has two: a `link`, and in it a `verbatim` of the same element.
 */
export interface Mark {
  element: Element
  kind: MarkKind
  /** Its part of the unit's text. A `point` is empty, but for a line break that ends a line: that is the text's `\n`, in no slot. */
  start: number
  end: number
  /**
   * The slots in it: from the first up to, not including, the second; of a point twice the number of slots before it. Tells on
   * which side of its border an empty slot is. Absent: an empty slot at a mark's border counts as outside it.
   */
  slots?: readonly [number, number]
}

interface UnitBase {
  /** Unlike any other's in this script's life. */
  id: string
  /** The closest element around all of it: watched for being seen. For a unit in a closed root, an element inside the root. */
  container: Element
  root: Document | ShadowRoot
  /** What the engine gets: trimmed, and there are words in it. A `\n` in it is the border of a line that the reader sees. */
  text: string
  /** As the page declares it by `lang` on or around it, canonical; null: it does not. */
  language: LanguageTag | null
  /** Nobody can see it now: translated last. */
  isHidden: boolean
}

export interface TextUnit extends UnitBase {
  kind: 'text'
  slots: Slot[]
  marks: Mark[]
  /** White space is shown as it stands (`pre`, `pre-wrap`, …). */
  keepsLines: boolean
  /** Of a `pre` whose lines were broken by hand at about so many characters, to be broken so again; null: lines are lines. */
  wrapsAt: number | null
  /**
   * A translation beside the original goes behind this child of the container; null: nothing can stand there (title, option,
   * SVG, text that is bare in a shadow root).
   */
  lastChild: ChildNode | null
}

export interface AttributeUnit extends UnitBase {
  kind: 'attribute'
  /** The attribute of `container`. */
  name: string
}

export type Unit = TextUnit | AttributeUnit

/** Why something was left alone, for the inspector. */
export const SKIP_REASONS = [
  /** Numbers, signs, symbols, an address, a version, a name of a file or a thing in code. */
  'no-words',
  /** Already in the language asked for. */
  'same-language',
  /** Something is written there by the reader. */
  'editor',
  'code',
  'math',
  /** The page says so: `translate="no"`, `notranslate`. */
  'no-translate',
  /** A font draws pictures for these words. */
  'icon',
  /** A frame too small to be read. */
  'small-frame',
  /** A frame of another site, which takes a permission. */
  'foreign-frame',
  /** Deeper, longer or more than is ever looked at. */
  'too-much',
  /** No model here for its language. */
  'no-model',
  /** The reader wants the original. */
  'pinned',
  /** The page writes there again and again. */
  'restless',
  /** The engine could not. */
  'failed',
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

export interface Skip {
  node: Element | Text
  reason: SkipReason
  /** Characters that are not translated for it. */
  length: number
}
