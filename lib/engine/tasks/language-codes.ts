import { GlossError } from '../../messaging/errors'
import type { LoadedModel } from '../runtime'

/** NLLB names languages by FLORES-200 codes; those whose three-letter code is not the one of `Intl` are listed by hand. */
const FLORES: Record<string, string> = {
  ar: 'arb',
  fa: 'pes',
  zh: 'zho',
  sq: 'als',
  lv: 'lvs',
  ms: 'zsm',
  uz: 'uzn',
  no: 'nob',
  az: 'azj',
  mn: 'khk',
  ps: 'pbt',
  sw: 'swh',
  yi: 'ydd',
  et: 'est',
  or: 'ory',
  ku: 'kmr',
  mg: 'plt',
  ne: 'npi',
  qu: 'quy',
  gn: 'grn',
}

/** M2M100 keeps older codes than BCP 47's canonical ones. */
const M2M100: Record<string, string> = { nb: 'no', fil: 'tl', nso: 'ns' }

/** The special token that names a language in this model's vocabulary, or null where its models know one pair only. */
export function languageToken(model: LoadedModel, tag: string): string | null {
  const codes = (model.tokenizer as unknown as { language_codes?: string[] }).language_codes
  if (!codes?.length) return null
  const locale = new Intl.Locale(tag)
  const isFlores = codes.some((code) => code.includes('_'))
  const code = isFlores
    ? floresCode(locale, codes)
    : codes.find((known) => known === (M2M100[locale.language] ?? locale.language))
  if (!code) throw new GlossError('bad-request', { field: 'language', value: tag, allowed: codes.join(', ') })
  return isFlores ? code : `__${code}__`
}

function floresCode(locale: Intl.Locale, codes: string[]): string | undefined {
  const { language, script } = locale.maximize()
  const names = [FLORES[language], language].filter(Boolean)
  const sameLanguage = codes.filter((code) =>
    names.some((name) => code.startsWith(`${name}_`) || twoLetters(code) === name),
  )
  return sameLanguage.find((code) => code.endsWith(`_${script}`)) ?? sameLanguage[0]
}

/** `fra_Latn` → `fr`. */
function twoLetters(code: string): string {
  return Intl.getCanonicalLocales(code.slice(0, 3))[0] ?? ''
}

/** @throws Error when the vocabulary does not hold the token */
export function tokenId(model: LoadedModel, token: string): number {
  const id = model.tokenizer.get_vocab().get(token)
  if (id === undefined) throw new Error(`${model.id} has no token "${token}"`)
  return id
}
