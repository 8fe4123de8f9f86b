/** Which script a text of a language is in, where that is two ways of reading: Chinese, Serbian. */
import type { LanguageTag } from '../messaging/contract'
import { canonicalTag, sameLanguage } from './language'

/**
 * Frequent characters that only one of the two has, in pairs, from the beginning of the List of Commonly Used Characters in Modern
 * Chinese (1988) and the table of simplifications (1986).
 */
const SIMPLIFIED = '们这国来时说个会对发经过现动进种没还从头问关东车长门见让为学开应电体点两实战后气图书语'
const TRADITIONAL = '們這國來時說個會對發經過現動進種沒還從頭問關東車長門見讓為學開應電體點兩實戰後氣圖書語'
const WAYS: Record<string, (text: string) => 'Hans' | 'Hant' | 'Latn' | 'Cyrl' | null> = {
  zh: (text) => more(count(text, SIMPLIFIED), count(text, TRADITIONAL), 'Hans', 'Hant'),
  sr: (text) => more(matches(text, /\p{sc=Latn}/gu), matches(text, /\p{sc=Cyrl}/gu), 'Latn', 'Cyrl'),
}

/** The tag with the script that the text is in, where the tag leaves that open: `zh` over 這個 is `zh-Hant`. */
export function withScript(tag: LanguageTag, text: string): LanguageTag {
  const locale = localeOf(tag)
  if (!locale || locale.script || locale.region) return tag
  const script = WAYS[locale.language]?.(text)
  return script && script !== locale.maximize().script ? `${tag}-${script}` : tag
}

/**
 * Whether who reads the one reads the other: `en` and `en-GB`, not `zh-Hans` and `zh-TW`, not `sr` and `sr-Latn`.
 */
export function readsTheSame(one: LanguageTag, other: LanguageTag): boolean {
  if (!sameLanguage(one, other)) return false
  const scripts = [one, other].map((tag) => localeOf(tag)?.maximize().script)
  return scripts[0] === scripts[1]
}

function localeOf(tag: LanguageTag): Intl.Locale | null {
  const canonical = canonicalTag(tag)
  return canonical === null ? null : new Intl.Locale(canonical)
}

function more<Script>(first: number, second: number, one: Script, other: Script): Script | null {
  if (first === second) return null
  return first > second ? one : other
}

const matches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

function count(text: string, characters: string): number {
  let found = 0
  for (const character of text) if (characters.includes(character)) found++
  return found
}
