import { expect, test } from 'vitest'
import { type CatalogEntry, catalog } from '../../../lib/models/catalog'
import { canTranslate, readerHere, wantedReaders } from '../../../lib/models/choose-reader'
import type { RunnableModel } from '../../../lib/models/runnable'

const model = (entry: Partial<CatalogEntry>, isDraft = false): RunnableModel => ({
  entry: entry as CatalogEntry,
  commit: 'c',
  builds: {},
  isDraft,
})
const english = model({ id: 'english', task: 'feature-extraction', languages: ['en'] })
const any = model({ id: 'any', task: 'feature-extraction' })
const draft = model({ id: 'draft', task: 'feature-extraction', languages: ['en'] }, true)
const french = model({ id: 'fr-en', task: 'translation', pairs: ['fr>en'] })
const back = model({ id: 'en-de', task: 'translation', pairs: ['en>de'] })

test('one that names the language before one that names none, never a draft, never another task', () => {
  const here = [draft, french, any, english]
  expect(readerHere(here, 'feature-extraction', 'en-GB')).toBe(english)
  expect(readerHere(here, 'feature-extraction', 'ja')).toBe(any)
  expect(readerHere([draft, french, english], 'feature-extraction', 'ja')).toBeNull()
  expect(readerHere(here, 'summarization', 'en')).toBeNull()
})

test('translation is possible directly or by way of English', () => {
  expect(canTranslate([french], 'fr', 'en')).toBe(true)
  expect(canTranslate([french], 'en', 'fr')).toBe(false)
  expect(canTranslate([french, back], 'fr', 'de')).toBe(true)
})

test('of the catalogue the smallest first, none that ships, none that needs an adapter', () => {
  const wanted = wantedReaders(catalog, 'text-generation', 'en')
  expect(wanted.length).toBeGreaterThan(1)
  expect(wanted.every(({ shipped, minimumHardware }) => !shipped && !minimumHardware?.gpu)).toBe(true)
  expect(wantedReaders(catalog, 'question-answering', 'de')).toEqual([])
  expect(wantedReaders(catalog, 'feature-extraction', 'en').some(({ id }) => id.startsWith('gloss/'))).toBe(
    false,
  )
})
