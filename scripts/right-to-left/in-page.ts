import type { Mode, PageTranslator } from '../../lib/page/translator/contract.ts'
/** Goes into the demo page: the page translator as the extension has it, in front of a table of sentences instead of a model. */
import { createPageTranslator } from '../../lib/page/translator/page-translator.ts'
import { testEngine } from '../../tests/fixtures/test-engines.ts'
import arabic from './arabic.json' with { type: 'json' }

const TABLE: Record<string, string> = arabic

function translateIntoArabic(mode: Mode): PageTranslator {
  return createPageTranslator(document, {
    engine: testEngine((sentence) => TABLE[sentence.replaceAll(/\s+/g, ' ')] ?? sentence),
    detector: async () => ({ isReliable: false, languages: [] }),
    shadowRootOf: (element) => element.shadowRoot,
    source: 'fr',
    target: 'ar',
    mode,
    label: 'Translation',
  })
}

Object.assign(window, { translateIntoArabic })
