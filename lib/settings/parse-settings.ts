/**
 * What is stored as settings, which a former version, a sync of profiles or a disk that fails may have written: each value
 * that is not what it has to be gives way to its default, alone.
 */
import type { LanguageTag } from '../messaging/contract'
import { MODES, THEMES } from '../messaging/page-contract'
import { SUMMARY_KINDS, SUMMARY_LENGTHS } from '../messaging/reading-contract'
import { canonicalTag } from '../text/language'
import type { RuleLists } from './rules'
import type { Settings } from './settings'
import { siteOf } from './sites'

/** More than anybody types; a list that grew beyond it is a fault. */
const MAX_LISTED = 5000

/** @param browserLanguage into which a fresh install translates */
export function parseSettings(stored: unknown, browserLanguage: LanguageTag): Settings {
  const given = fields(stored)
  const icon = fields(given['selectionIcon'])
  const rules = fields(given['rules'])
  const summary = fields(given['summary'])
  return {
    target: language(given['target']) ?? browserLanguage,
    mode: oneOf(MODES, given['mode']) ?? 'in-place',
    theme: oneOf(THEMES, given['theme']) ?? 'plain',
    pageBar: flag(given['pageBar'], true),
    hoverOriginal: flag(given['hoverOriginal'], true),
    offer: flag(given['offer'], true),
    rules: { languages: lists(rules['languages'], language), sites: lists(rules['sites'], site) },
    summary: {
      kind: oneOf(SUMMARY_KINDS, summary['kind']) ?? 'key-points',
      length: oneOf(SUMMARY_LENGTHS, summary['length']) ?? 'medium',
    },
    selectionIcon: { shown: flag(icon['shown'], false), hiddenOn: list(icon['hiddenOn'], site) },
  }
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const flag = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise)

const oneOf = <Item extends string>(items: readonly Item[], value: unknown): Item | undefined =>
  items.find((item) => item === value)

const language = (value: unknown): LanguageTag | null =>
  typeof value === 'string' ? canonicalTag(value) : null

const site = (value: unknown): string | null => (typeof value === 'string' ? siteOf(value) : null)

function list(value: unknown, read: (value: unknown) => string | null): string[] {
  if (!Array.isArray(value)) return []
  return [
    ...new Set(
      value
        .slice(0, MAX_LISTED)
        .map(read)
        .filter((item) => item !== null),
    ),
  ]
}

/** What is on both lists stays on the stronger one. */
function lists(value: unknown, read: (value: unknown) => string | null): RuleLists<string> {
  const given = fields(value)
  const never = list(given['never'], read)
  return { never, always: list(given['always'], read).filter((item) => !never.includes(item)) }
}
