/**
 * What is done with a page by itself, as the reader wants it: a site before a language, no before yes.
 *
 *   never this site  >  always this site  >  never this language  >  always this language  >  ask
 *
 * Pure. Nothing of this is looked at without the permission to read every site.
 */
import type { LanguageTag } from '../messaging/contract'
import { sameLanguage } from '../text/language'
import { withSite } from './sites'

export interface RuleLists<Item> {
  always: Item[]
  never: Item[]
}

export interface Rules {
  languages: RuleLists<LanguageTag>
  /** Names as `siteOf` makes them. */
  sites: RuleLists<string>
}

export const NO_RULES: Rules = {
  languages: { always: [], never: [] },
  sites: { always: [], never: [] },
}

/** A page, as far as a rule looks at it. */
export interface RuledPage {
  site: string | null
  /** Null: nobody can tell. */
  language: LanguageTag | null
  target: LanguageTag
}

export type RuleVerdict =
  /** Translated when it is opened. */
  | 'always'
  /** Never translated, never offered. */
  | 'never'
  /** Offered, if the reader wants offers. */
  | 'offer'
  /** Nothing to translate: it is in the reader's language, or nobody can tell its own. */
  | 'leave'

export function ruleFor({ site, language, target }: RuledPage, { languages, sites }: Rules): RuleVerdict {
  const isForeign = language !== null && !sameLanguage(language, target)
  if (site !== null && sites.never.includes(site)) return 'never'
  // A site that is always translated may hide its language well; in the reader's own there is nothing to do.
  if (site !== null && sites.always.includes(site)) return isForeign || language === null ? 'always' : 'leave'
  if (!isForeign) return 'leave'
  if (hasLanguage(languages.never, language)) return 'never'
  return hasLanguage(languages.always, language) ? 'always' : 'offer'
}

/** What the reader has said of a language or a site; null: nothing, so the page is translated when they ask. */
export type Rule = 'always' | 'never' | null

export function languageRule({ languages: { always, never } }: Rules, tag: LanguageTag | null): Rule {
  if (tag === null) return null
  if (hasLanguage(never, tag)) return 'never'
  return hasLanguage(always, tag) ? 'always' : null
}

export function siteRule({ sites: { always, never } }: Rules, site: string | null): Rule {
  if (site === null) return null
  if (never.includes(site)) return 'never'
  return always.includes(site) ? 'always' : null
}

export const hasLanguage = (tags: readonly LanguageTag[], tag: LanguageTag): boolean =>
  tags.some((other) => sameLanguage(other, tag))

/** One rule for a language at a time: what is always translated is not never translated. Null takes the rule back. */
export function withLanguageRule(rules: Rules, tag: LanguageTag, rule: Rule): Rules {
  const without = (tags: LanguageTag[]) => tags.filter((other) => !sameLanguage(other, tag))
  const { always, never } = rules.languages
  return {
    ...rules,
    languages: {
      always: rule === 'always' ? [...without(always), tag] : without(always),
      never: rule === 'never' ? [...without(never), tag] : without(never),
    },
  }
}

export function withSiteRule(rules: Rules, site: string, rule: Rule): Rules {
  const { always, never } = rules.sites
  return {
    ...rules,
    sites: {
      always: withSite(always, site, rule === 'always'),
      never: withSite(never, site, rule === 'never'),
    },
  }
}
