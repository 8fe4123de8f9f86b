/** Languages on offer, how to find one in a list, and which way it is written. */
import type { LanguageTag } from '../messaging/contract'
import { sameLanguage } from './language'

export interface LanguageOffer {
  sources: readonly LanguageTag[]
  targets: readonly LanguageTag[]
}

/** Until the models on disk say it themselves. */
const COMMON: readonly LanguageTag[] = (
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko ' +
  'lt lv ms nl no pl pt ro ru sk sl sr sv sw ta th tr uk ur vi zh'
).split(' ')
export const commonLanguages: LanguageOffer = { sources: COMMON, targets: COMMON }

/** The tag itself if it is on the list, else the one of the same language (`en` for `en-US`), else the tag as it came. */
export function closestLanguage(tag: LanguageTag, offered: readonly LanguageTag[]): LanguageTag {
  if (offered.includes(tag)) return tag
  return offered.find((other) => sameLanguage(other, tag)) ?? tag
}

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** By the script the language is written in; not every browser has `Intl.Locale.getTextInfo`. */
export function directionOf(tag: LanguageTag): 'ltr' | 'rtl' {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
