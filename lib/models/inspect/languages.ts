/** The languages of a translation model, as far as its `tokenizer_config.json` names them. */
import type { LanguageTag } from '../../messaging/contract'
import type { Config } from './config'

export interface Languages {
  pairs?: `${LanguageTag}>${LanguageTag}`[]
  languages?: LanguageTag[]
}

/** `model` codes that the tables of `Intl` do not lead to the tag that people use. */
const OLDER: Record<string, LanguageTag> = {
  no: 'nb',
  ns: 'nso',
  pbt: 'ps',
  ydd: 'yi',
  ory: 'or',
  plt: 'mg',
  npi: 'ne',
  quy: 'qu',
}

/** Empty where nothing is said: then whoever adds the model says it. */
export function languagesOf(tokenizerConfig: Config): Languages {
  const source = tagOf(tokenizerConfig['source_lang'])
  const target = tagOf(tokenizerConfig['target_lang'])
  if (source && target && source !== target) return { pairs: [`${source}>${target}`] }
  const tokens = tokenizerConfig['additional_special_tokens']
  if (!Array.isArray(tokens)) return {}
  const tags = tokens.flatMap((token) => tagOf(codeIn(token)) ?? [])
  return tags.length > 1 ? { languages: [...new Set(tags)].toSorted() } : {}
}

/** `__fr__` of M2M100, `fra_Latn` of NLLB, `fr_XX` of mBART. */
function codeIn(token: unknown): string | null {
  const text = typeof token === 'string' ? token : String((token as { content?: unknown } | null)?.content)
  const [, code] = /^__([a-z]{2,3})__$/.exec(text) ?? /^([a-z]{2,3}_[A-Z][A-Za-z]{1,3})$/.exec(text) ?? []
  return code ?? null
}

function tagOf(code: unknown): LanguageTag | null {
  if (typeof code !== 'string' || !/^[a-z]{2,3}([_-]\w+)?$/i.test(code)) return null
  try {
    const locale = new Intl.Locale(code.replace('_XX', '').replace('_', '-'))
    const older = OLDER[locale.language]
    if (older) return older
    // Chinese is written in two scripts which are not read alike; elsewhere only an unusual script is worth naming.
    return locale.language === 'zh' && locale.script
      ? `zh-${locale.script}`
      : new Intl.Locale(locale.language, locale.script ? { script: locale.script } : {}).minimize().toString()
  } catch {
    return null
  }
}
