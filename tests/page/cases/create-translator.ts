/** The page translator, once it is there: until then the cases only prove that their pages are sound. */
import type { Engine, LanguageTag } from '../../../lib/messaging/contract'
import type { Mode, PageTranslator } from '../../../lib/page/translator/contract'
import type { Detector } from '../../../lib/text/language'

export type CreatePageTranslator = (
  document: Document,
  world: {
    engine: Engine
    detector: Detector
    shadowRootOf: (element: Element) => ShadowRoot | null
    source: LanguageTag | null
    target: LanguageTag
    mode: Mode
    label: string
  },
) => PageTranslator

const found = import.meta.glob<{ createPageTranslator: CreatePageTranslator }>(
  '../../../lib/page/translator/page-translator.ts',
  { eager: true },
)
export const createPageTranslator = Object.values(found)[0]?.createPageTranslator ?? null
