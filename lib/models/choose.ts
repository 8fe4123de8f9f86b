/** Which model serves a pair of languages, and on which rungs it may be tried. */
import type { LanguageTag, Rung } from '../messaging/contract'
import { GlossError } from '../messaging/errors'
import type { CatalogEntry } from './catalog'

/** `fr-CA` speaks to a model of `fr`; `zh-Hant` only to one of `zh-Hant`, or to one that says `zh` and means either. */
function speaks(model: LanguageTag, wanted: LanguageTag): boolean {
  const [a, b] = [new Intl.Locale(model), new Intl.Locale(wanted)]
  return a.language === b.language && (a.script === undefined || a.script === b.maximize().script)
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

/**
 * The model for a pair: one that is here, by id or `auto`. Where none is here, `no-model` names the catalogue's answer, the
 * smallest one first, since that is what would be offered.
 * @throws GlossError no-model | unknown-model
 */
export function chooseModel(
  catalog: CatalogEntry[],
  source: LanguageTag,
  target: LanguageTag,
  id: string,
): CatalogEntry {
  if (id !== 'auto') {
    const named = catalog.find((entry) => entry.id === id)
    if (!named?.shipped) {
      const allowed = catalog.filter((entry) => entry.shipped).map((entry) => entry.id)
      throw new GlossError('unknown-model', { model: id, allowed: ['auto', ...allowed].join(', ') })
    }
    if (serves(named, source, target)) return named
  }
  const able = catalog.filter((entry) => serves(entry, source, target))
  const here = able.find((entry) => entry.shipped)
  if (here && id === 'auto') return here
  // One pair's own model is smaller and better at it than a model of a hundred languages.
  const offered = able.find((entry) => entry.pairs) ?? able[0]
  throw new GlossError('no-model', { source, target, model: offered?.name ?? '', bytes: offered?.bytes ?? 0 })
}

/** Rungs to try, best first. q8 is for the processor; the graphics adapter needs other files, which no shipped model has. */
export function ladder(entry: CatalogEntry, threads: number): Rung[] {
  const dtype = entry.dtypes.includes('q8') ? 'q8' : entry.dtypes[0]!
  const single: Rung = { device: 'wasm', dtype, threads: 1 }
  return threads > 1 ? [{ ...single, threads }, single] : [single]
}
