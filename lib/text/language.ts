/** Which language a text is in, and whether two tags mean the same language. Pure: the browser's detector is an argument. */
import type { LanguageTag } from '../messaging/contract'

export interface Detection {
  isReliable: boolean
  languages: { language: string; percentage: number }[]
}
export type Detector = (text: string) => Promise<Detection>

/** More does not change the verdict, and the detector's time grows with its input. */
const SAMPLE_LENGTH = 4000

/**
 * A reliable detection wins over what the page declares, for pages lie: templates keep `lang="en"` around any language.
 * Short texts are rarely detected reliably; there the page knows better, and a guess is better than nothing.
 *
 * @param own of whoever has written the text, where that is not the page: a guess at it counts for as much as a declaration
 */
export async function detectLanguage(
  text: string,
  declared: string | null,
  detector: Detector,
  own: LanguageTag | null = null,
): Promise<LanguageTag | null> {
  const declaredTag = declared === null ? null : canonicalTag(declared)
  // A detector that fails (a page whose extension is gone, an odd text) must not take the declared language with it.
  const detection = await detector(sample(text)).catch((): Detection => ({
    isReliable: false,
    languages: [],
  }))
  const guess = bestGuess(detection)
  // The page's `pt-BR` says more than the detector's `pt`.
  if (guess && declaredTag && sameLanguage(guess, declaredTag)) return declaredTag
  const isOwn = guess && own && sameLanguage(guess, own)
  return (detection.isReliable || isOwn ? guess : null) ?? declaredTag ?? guess
}

/** `en-GB` and `en` are the same language, so are the old and the new code of one (`iw`, `he`). */
export function sameLanguage(one: LanguageTag, other: LanguageTag): boolean {
  return baseLanguage(one) === baseLanguage(other)
}

/** The tag in its usual spelling, or null where it names no language: `FR_ca` is `fr-CA`, `und` and `english` are null. */
export function canonicalTag(tag: string): LanguageTag | null {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))
    return canonical && /^(?!und|mul|zxx|mis)[a-z]{2,3}(-|$)/.test(canonical) ? canonical : null
  } catch {
    return null
  }
}

function baseLanguage(tag: LanguageTag): string {
  const base = (canonicalTag(tag) ?? tag.toLowerCase()).split('-')[0] ?? ''
  // Detectors say `no`, browsers say `nb`; readers see one language.
  return base === 'nb' ? 'no' : base
}

function bestGuess({ languages }: Detection): LanguageTag | null {
  const named = languages.filter(({ language }) => canonicalTag(language) !== null)
  const best = named.toSorted((one, other) => other.percentage - one.percentage)[0]
  return best ? canonicalTag(best.language) : null
}

/**
 * The first part of a text, each sentence once: Chromium's detector calls "Il faisait chaud." five times over reliably
 * Japanese. A surrogate pair is never cut in two, a lone half never handed on.
 */
function sample(text: string): string {
  const start = text
    .slice(0, SAMPLE_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed()
  return [...new Set(start.split(/(?<=[.!?。！？\n])\s*/u))].join(' ').trim()
}
