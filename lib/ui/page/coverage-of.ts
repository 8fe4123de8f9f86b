import type { PageReport } from '../../messaging/page-contract'
import type { PageTranslator } from '../../page/translator/contract'

/** As the popup shows it; the inspector has all of it. */
export function coverageOf(translator: PageTranslator): PageReport['coverage'] {
  const { characters, translated, skipped } = translator.coverage()
  return { characters, translated, foreignFrames: skipped['foreign-frame']?.places ?? 0 }
}
