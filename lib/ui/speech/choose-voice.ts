/** Which of this computer's voices reads a language. Pure. */
import type { LanguageTag } from '../../messaging/contract'
import { canonicalTag, sameLanguage } from '../../text/language'

/** The part of `SpeechSynthesisVoice` that the choice is made by. */
export interface Voice {
  name: string
  /** As the system writes it: `fr-FR`, on Android `fr_FR`. */
  lang: string
  localService: boolean
  default: boolean
}

/** A voice that is not of this computer would send the text away: it is none. */
export const localVoices = <Some extends Voice>(voices: readonly Some[], language: LanguageTag): Some[] =>
  voices.filter(({ lang, localService }) => localService && sameLanguage(lang, language))

/** macOS lists voices made for fun among the others, first where the alphabet has them first: "Albert", "Bahh". */
const FOR_FUN =
  /^(albert|bad news|bahh|bells|boing|bubbles|cellos|deranged|good news|hysterical|jester|organ|superstar|trinoids|whisper|wobble|zarvox)\b/i

/**
 * The reader's own default where it speaks the language; else the one of the region that the language is mostly written in:
 * `pt` is read as in Brazil, `zh` as on the mainland. Null where this computer has none.
 */
export function chooseVoice<Some extends Voice>(voices: readonly Some[], language: LanguageTag): Some | null {
  const wanted = likely(language)
  const rank = (voice: Some) => {
    const { script, region } = likely(voice.lang)
    const apart = (script === wanted.script ? 0 : 2) + (region === wanted.region ? 0 : 1)
    return (FOR_FUN.test(voice.name) && !voice.default ? 10 : 0) + apart - (voice.default ? 0.5 : 0)
  }
  // The sort is stable: between equals the system's own order counts.
  return localVoices(voices, language).toSorted((one, other) => rank(one) - rank(other))[0] ?? null
}

/** A tag with the script and region that go without saying. */
function likely(tag: string): { script?: string | undefined; region?: string | undefined } {
  const canonical = canonicalTag(tag)
  return canonical ? new Intl.Locale(canonical).maximize() : {}
}
