/** The language to translate into, and what that takes. Asks no network: the catalogue says what there would be to fetch. */
import type { LanguageTag } from '../../messaging/contract'
import { catalog } from '../../models/catalog'
import { wantedModels } from '../../models/choose'
import { sameLanguage } from '../../text/language'
import { commonLanguages } from '../../text/languages'
import { counted } from '../counted'
import { languageName } from '../format'
import { LanguageSelect } from '../language-select'
import type { TargetLanguage } from '../target-language'
import { words } from '../words'

interface Props {
  language: TargetLanguage
  openModels(target: LanguageTag): void
}

export function LanguageStep({ language: { target, chooseTarget }, openModels }: Props) {
  const chosen = target.value
  const language = languageName(chosen)
  const ready = readyInto(chosen)
  const more = languagesInto(chosen).filter((source) => !ready.some((one) => sameLanguage(one, source)))
  return (
    <section aria-labelledby="language">
      <h2 id="language">{words('welcome.language')}</h2>
      <p>
        <LanguageSelect
          label={words('pages.target')}
          value={chosen}
          choose={(tag) => tag && chooseTarget(tag)}
        />
      </p>
      {ready.map((source) => (
        <p key={source}>{words('welcome.languageHere', { source: languageName(source), language })}</p>
      ))}
      <p>
        {more.length > 0
          ? counted('welcome.languageDownload', more.length)
          : words('welcome.languageNone', { language })}
      </p>
      {more.length > 0 && (
        <p>
          <button type="button" onClick={() => openModels(chosen)}>
            {words('welcome.languageSee')}
          </button>
        </p>
      )}
    </section>
  )
}

/** From which languages a model that ships with Gloss translates into this one. */
function readyInto(target: LanguageTag): LanguageTag[] {
  const pairs = catalog.flatMap(({ shipped, pairs }) => (shipped && pairs) || [])
  return pairs.flatMap((pair) => {
    const [source = '', into = ''] = pair.split('>')
    return sameLanguage(into, target) ? [source] : []
  })
}

/** From which languages a model that could be fetched translates into this one, directly or through English. */
function languagesInto(target: LanguageTag): LanguageTag[] {
  const sources = commonLanguages.sources.filter((source) => !sameLanguage(source, target))
  return sources.filter((source) => wantedModels(catalog, source, target).length > 0)
}
