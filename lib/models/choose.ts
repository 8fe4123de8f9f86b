/** Which models translate a pair of languages: one that speaks both, else two with English between. */
import type { LanguageTag } from '../messaging/contract'
import { GlossError } from '../messaging/errors'
import type { CatalogEntry } from './catalog'
import type { RunnableModel } from './runnable'

/** Nearly every model of a single pair has it on one side. */
export const PIVOT: LanguageTag = 'en'

/** A part of the way from one language to another. */
export interface Hop {
  model: RunnableModel
  source: LanguageTag
  target: LanguageTag
}

/** `fr-CA` speaks to a model of `fr`; `zh-Hant` only to one of `zh-Hant`, or to one that says `zh` and means either. */
export function speaks(model: LanguageTag, wanted: LanguageTag): boolean {
  const [a, b] = [localeOf(model), localeOf(wanted)]
  return a.language === b.language && (a.script === undefined || a.script === b.likelyScript)
}

interface Locale {
  language: string
  script: string | undefined
  likelyScript: string | undefined
}

/** A catalogue is gone through pair by pair: to parse its tags each time takes a second. */
const locales = new Map<LanguageTag, Locale>()

function localeOf(tag: LanguageTag): Locale {
  const known = locales.get(tag)
  if (known) return known
  const parsed = new Intl.Locale(tag)
  const { language, script } = parsed
  const locale = { language, script, likelyScript: parsed.maximize().script }
  locales.set(tag, locale)
  return locale
}

export function serves(entry: CatalogEntry, source: LanguageTag, target: LanguageTag): boolean {
  if (entry.task !== 'translation') return false
  const direct = entry.pairs?.some((pair) => {
    const [from = '', to = ''] = pair.split('>')
    return speaks(from, source) && speaks(to, target)
  })
  const has = (tag: LanguageTag) => entry.languages?.some((language) => speaks(language, tag)) ?? false
  return direct ?? (has(source) && has(target))
}

/** Neither end is the language between. */
export const mayPivot = (source: LanguageTag, target: LanguageTag) =>
  !speaks(PIVOT, source) && !speaks(PIVOT, target)

/**
 * The way from one language to another over models that are here, by id or `auto`. What the reader has fetched comes before
 * what Gloss ships. Where there is no way, `no-model` names what the catalogue would fetch.
 * @throws GlossError no-model | unknown-model
 */
export function chooseRoute(
  here: RunnableModel[],
  catalog: CatalogEntry[],
  source: LanguageTag,
  target: LanguageTag,
  id = 'auto',
): Hop[] {
  if (id !== 'auto') return [{ model: namedModel(here, id, source, target), source, target }]
  const direct = bestHere(here, source, target)
  if (direct) return [{ model: direct, source, target }]
  if (mayPivot(source, target)) {
    const [first, second] = [bestHere(here, source, PIVOT), bestHere(here, PIVOT, target)]
    if (first && second) {
      return [
        { model: first, source, target: PIVOT },
        { model: second, source: PIVOT, target },
      ]
    }
  }
  throw noModel(catalog, source, target)
}

function bestHere(
  here: RunnableModel[],
  source: LanguageTag,
  target: LanguageTag,
): RunnableModel | undefined {
  const able = here.filter(({ entry, isDraft }) => !isDraft && serves(entry, source, target))
  return able.find(({ entry }) => entry.pairs) ?? able[0]
}

/** A model that is here, by its id. @throws GlossError unknown-model */
export function modelHere(here: RunnableModel[], id: string): RunnableModel {
  const model = here.find(({ entry }) => entry.id === id)
  if (model) return model
  const allowed = ['auto', ...here.map(({ entry }) => entry.id)].join(', ')
  throw new GlossError('unknown-model', { model: id, allowed })
}

function namedModel(
  here: RunnableModel[],
  id: string,
  source: LanguageTag,
  target: LanguageTag,
): RunnableModel {
  const model = modelHere(here, id)
  if (serves(model.entry, source, target)) return model
  const { name, bytes = 0 } = model.entry
  throw new GlossError('no-model', { source, target, model: name, bytes })
}

/** The catalogue's models for a pair, best first: one for the pair, else two with English between, else a multilingual one. */
export function wantedModels(
  catalog: CatalogEntry[],
  source: LanguageTag,
  target: LanguageTag,
): { entry: CatalogEntry; source: LanguageTag; target: LanguageTag }[][] {
  const able = (from: LanguageTag, to: LanguageTag) => catalog.filter((entry) => serves(entry, from, to))
  const direct = able(source, target).map((entry) => [{ entry, source, target }])
  const isPair = ([leg]: (typeof direct)[number]) => leg?.entry.pairs !== undefined
  const pivots = mayPivot(source, target) ? legs(able(source, PIVOT), able(PIVOT, target)) : []
  const through = pivots.map(([first, second]) => [
    { entry: first, source, target: PIVOT },
    { entry: second, source: PIVOT, target },
  ])
  return [...direct.filter(isPair), ...through, ...direct.filter((way) => !isPair(way))]
}

/** Models of one pair only: two halves of a multilingual model would be that model twice. */
function legs(first: CatalogEntry[], second: CatalogEntry[]): [CatalogEntry, CatalogEntry][] {
  const [a, b] = [first.find(({ pairs }) => pairs), second.find(({ pairs }) => pairs)]
  return a && b ? [[a, b]] : []
}

function noModel(catalog: CatalogEntry[], source: LanguageTag, target: LanguageTag): GlossError {
  const wanted = wantedModels(catalog, source, target)[0] ?? []
  const bytes = wanted.map(({ entry }) => entry.bytes ?? 0)
  return new GlossError('no-model', {
    source,
    target,
    model: wanted.map(({ entry }) => entry.name).join(' + '),
    bytes: bytes.includes(0) ? 0 : bytes.reduce((sum, one) => sum + one, 0),
  })
}
