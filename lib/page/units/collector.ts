/** What `collectUnits` is told and tells: types only. */
import type { Skip, Unit } from './unit'

/** Takes what is found, as it is found. */
export interface UnitSink {
  unit(unit: Unit): void
  skipped(skip: Skip): void
  /** A root to watch; what is in it is walked in the same pass. */
  shadowRoot(root: ShadowRoot): void
  /** A document of the same origin, in a frame large enough to read; walked in the same pass. */
  document(document: Document): void
  /** An element that may get a shadow root later: a custom element without one, an empty one that may have one. */
  mayGetShadow(element: Element): void
}

export interface CollectOptions {
  /** Open or closed; the browser lets an extension look into both. */
  shadowRootOf: (element: Element) => ShadowRoot | null
  /** Ours: never walked into. */
  isOurs: (element: Element) => boolean
  /** What the page itself says in an attribute, whatever was written over it: `lang`. */
  attributeOf: (element: Element, name: string) => string | null
  /** A page that forbids translation as a whole (`<html translate=no>`, the meta tag) is translated all the same when the reader asked. */
  overridePage: boolean
}

/**
 * Walks everything below a node, shadow roots and documents of frames included, and yields after every few steps: the caller
 * decides how long a slice is, and whether to go on. Between two steps the page may change; what has gone is left out, and what
 * is new is for the one who watches.
 */
export type CollectUnits = (start: Node, sink: UnitSink, options: CollectOptions) => Generator<void>
