import type { PageReport } from '../../messaging/page-contract'
import type { Coverage } from '../../page/translator/contract'

/** As the popup shows it; the inspector has all of it. */
export function coverageOf({ characters, translated, skipped }: Coverage): PageReport['coverage'] {
  return { characters, translated, foreignFrames: skipped['foreign-frame']?.places ?? 0 }
}
