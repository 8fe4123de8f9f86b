/** Held open for the translator that joins the parts of lib/page; until it is here there is none. */
import type { Engine, LanguageTag } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import type { Detector } from '../../text/language'
import type { Mode, PageTranslator } from './contract'

export interface TranslatorWorld {
  engine: Engine
  detector: Detector
  shadowRootOf: (element: Element) => ShadowRoot | null
  source: LanguageTag | null
  target: LanguageTag
  mode: Mode
  /** Words for the translation beside. */
  label: string
}

export function createPageTranslator(_document: Document, _world: TranslatorWorld): PageTranslator {
  throw new GlossError('internal', { reason: 'there is no page translator in this build' })
}
