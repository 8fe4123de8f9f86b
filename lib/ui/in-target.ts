import type { PageState } from '../messaging/page-contract'
import { sameLanguage } from '../text/language'

/** Whether a page is in the language asked for: its text is left alone, so nothing is found to translate. */
export const isInTarget = ({ phase, source, target, total }: PageState): boolean =>
  phase !== 'starting' && total === 0 && source !== null && sameLanguage(source, target)
