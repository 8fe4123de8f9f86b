/**
 * What is stored as settings, which a former version, a sync of profiles or a disk that fails may have written, or a reader with an
 * editor: each value that is not what it has to be gives way to its default, alone.
 */
import type { LanguageTag } from '../messaging/contract'
import { MODES, THEMES } from '../messaging/page-contract'
import { SUMMARY_KINDS, SUMMARY_LENGTHS } from '../messaging/reading-contract'
import { canonicalTag } from '../text/language'
import { Given, type Reader, aFlag, oneOf } from './given'
import { migrate } from './migrations'
import { aSite, givenIcon } from './parse-icon'
import type { RuleLists } from './rules'
import type { Settings } from './settings'

/** @param browserLanguage into which a fresh install translates */
export const defaultSettings = (browserLanguage: LanguageTag): Settings => ({
  target: browserLanguage,
  mode: 'in-place',
  theme: 'plain',
  pageBar: true,
  hoverOriginal: false,
  offer: true,
  rules: { languages: { always: [], never: [] }, sites: { always: [], never: [] } },
  summary: { kind: 'key-points', length: 'medium' },
  selectionIcon: { shown: false, hiddenOn: [] },
})

/** Of any version, as this one has them. */
export const parseSettings = (stored: unknown, browserLanguage: LanguageTag): Settings =>
  givenSettings(new Given(migrate(stored)), defaultSettings(browserLanguage))

/** @param otherwise what stands for a value that is not given, or means nothing */
export function givenSettings(given: Given, otherwise: Settings): Settings {
  const [summary, rules] = [given.within('summary'), given.within('rules')]
  return {
    target: given.read('target', language) ?? otherwise.target,
    mode: given.read('mode', oneOf(MODES)) ?? otherwise.mode,
    theme: given.read('theme', oneOf(THEMES)) ?? otherwise.theme,
    pageBar: given.read('pageBar', aFlag) ?? otherwise.pageBar,
    hoverOriginal: given.read('hoverOriginal', aFlag) ?? otherwise.hoverOriginal,
    offer: given.read('offer', aFlag) ?? otherwise.offer,
    rules: {
      languages: lists(rules.within('languages'), language, otherwise.rules.languages),
      sites: lists(rules.within('sites'), aSite, otherwise.rules.sites),
    },
    summary: {
      kind: summary.read('kind', oneOf(SUMMARY_KINDS)) ?? otherwise.summary.kind,
      length: summary.read('length', oneOf(SUMMARY_LENGTHS)) ?? otherwise.summary.length,
    },
    selectionIcon: givenIcon(given.within('selectionIcon'), otherwise.selectionIcon),
  }
}

const language: Reader<LanguageTag> = (value) => (typeof value === 'string' ? canonicalTag(value) : null)

/** What is on both lists stays on the stronger one. */
function lists(given: Given, reader: Reader<string>, otherwise: RuleLists<string>): RuleLists<string> {
  const never = given.list('never', reader) ?? otherwise.never
  const always = given.list('always', reader) ?? otherwise.always
  return { never, always: always.filter((item) => !never.includes(item)) }
}
