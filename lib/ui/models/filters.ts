/** Which models are shown, and in which order. Pure. */
import type { LanguageTag, Task } from '../../messaging/contract'
import type { CatalogEntry } from '../../models/catalog'
import { serves } from '../../models/choose'
import type { KnownModel } from '../../models/overview'
import { folded } from '../../text/folded'
import { languageName } from '../format'
import { isDraft, isHere, modelBytes } from './model-status'
import { taskName } from './model-words'

export interface Filters {
  search: string
  task: Task | null
  source: LanguageTag | null
  target: LanguageTag | null
  sort: 'name' | 'size'
}

export const NO_FILTERS: Filters = { search: '', task: null, source: null, target: null, sort: 'name' }

export interface Shown {
  here: KnownModel[]
  elsewhere: KnownModel[]
  /** Nothing goes from one language to the other directly: these are the two halves of a way through it. */
  pivot: LanguageTag | null
}

const PIVOT = 'en'

export function shownModels(models: KnownModel[], filters: Filters): Shown {
  const others = models.filter((model) => !isDraft(model) && isFound(model.entry, filters))
  const direct = others.filter(({ entry }) => speaks(entry, filters.source, filters.target))
  const { source, target } = filters
  const isPivot = direct.length === 0 && source !== null && target !== null
  const shown = isPivot
    ? others.filter(({ entry }) => serves(entry, source, PIVOT) || serves(entry, PIVOT, target))
    : direct
  const sorted = shown.toSorted(ORDERS[filters.sort])
  return {
    here: sorted.filter(isHere),
    elsewhere: sorted.filter((model) => !isHere(model)),
    pivot: isPivot && shown.length > 0 ? PIVOT : null,
  }
}

const ORDERS: Record<Filters['sort'], (a: KnownModel, b: KnownModel) => number> = {
  name: (a, b) => a.entry.name.localeCompare(b.entry.name),
  // What is not known comes last.
  size: (a, b) => (modelBytes(a) ?? Infinity) - (modelBytes(b) ?? Infinity) || ORDERS.name(a, b),
}

function isFound(entry: CatalogEntry, { search, task }: Filters): boolean {
  if (task && entry.task !== task) return false
  const text = searchText(entry)
  return folded(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** From the one to the other; with only one of them, a model that has anything to do with it. */
function speaks(entry: CatalogEntry, source: LanguageTag | null, target: LanguageTag | null): boolean {
  if (source && target) return serves(entry, source, target)
  if (source) return entry.pairs ? hasSide(entry, 0, source) : hasLanguage(entry, source)
  if (target) return entry.pairs ? hasSide(entry, 1, target) : hasLanguage(entry, target)
  return true
}

const hasSide = ({ pairs = [] }: CatalogEntry, side: 0 | 1, tag: LanguageTag) =>
  pairs.some((pair) => pair.split('>')[side] === tag)

const hasLanguage = ({ languages = [] }: CatalogEntry, tag: LanguageTag) => languages.includes(tag)

export const languagesOf = ({ pairs, languages = [] }: CatalogEntry): LanguageTag[] =>
  pairs ? pairs.flatMap((pair) => pair.split('>')) : languages

/** Entries never change while a page is open, and their names take a while to make. */
const texts = new WeakMap<CatalogEntry, string>()

function searchText(entry: CatalogEntry): string {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const { id, name, publisher, licence, task } = entry
  const text = folded(
    [id, name, publisher, licence, taskName(task), ...languagesOf(entry).map(languageName)]
      .filter(Boolean)
      .join(' '),
  )
  texts.set(entry, text)
  return text
}
