import { describe, expect, test } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import { type CatalogEntry, catalog } from '../../../lib/models/catalog'
import { chooseRoute, serves, wantedModels } from '../../../lib/models/choose'
import type { RunnableModel } from '../../../lib/models/runnable'

function failure(act: () => unknown): GlossError {
  try {
    act()
  } catch (error) {
    if (error instanceof GlossError) return error
  }
  throw new Error('no GlossError was thrown')
}

const here = (id: string, more: Partial<RunnableModel> = {}): RunnableModel => ({
  entry: catalog.find((entry) => entry.id === id)!,
  commit: 'c',
  builds: { q8: [] },
  isDraft: false,
  ...more,
})

const SHIPPED = [here('gloss/starter-fr-en'), here('gloss/starter-en-fr')]

const route = (models: RunnableModel[], source: string, target: string, id = 'auto') =>
  chooseRoute(models, catalog, source, target, id).map(({ model, source, target }) => [
    model.entry.id,
    source,
    target,
  ])

describe('the way from one language to another', () => {
  test.each([
    ['fr', 'en', 'gloss/starter-fr-en'],
    ['fr-CA', 'en-GB', 'gloss/starter-fr-en'],
    ['en', 'fr', 'gloss/starter-en-fr'],
  ])('%s > %s is here', (source, target, id) => {
    expect(route(SHIPPED, source, target)).toEqual([[id, source, target]])
    expect(route(SHIPPED, source, target, id)).toEqual([[id, source, target]])
  })

  test('a pair of its own comes before a model of a hundred languages, whichever was fetched first', () => {
    const models = [here('Xenova/nllb-200-distilled-600M'), here('Xenova/opus-mt-de-en'), ...SHIPPED]
    expect(route(models, 'de', 'en')).toEqual([['Xenova/opus-mt-de-en', 'de', 'en']])
    expect(route(models, 'de', 'sw')).toEqual([['Xenova/nllb-200-distilled-600M', 'de', 'sw']])
  })

  test('what the reader has fetched comes before what Gloss ships', () => {
    const models = [here('Xenova/opus-mt-fr-en'), ...SHIPPED]
    expect(route(models, 'fr', 'en')).toEqual([['Xenova/opus-mt-fr-en', 'fr', 'en']])
  })

  test('where no model is here that does both, it leads through English', () => {
    const models = [here('Xenova/opus-mt-de-en'), ...SHIPPED]
    expect(route(models, 'de', 'fr')).toEqual([
      ['Xenova/opus-mt-de-en', 'de', 'en'],
      ['gloss/starter-en-fr', 'en', 'fr'],
    ])
  })

  test('a model that is only being tried is used when it is named, and not before', () => {
    const models = [here('Xenova/opus-mt-de-en', { isDraft: true }), ...SHIPPED]
    expect(failure(() => route(models, 'de', 'en')).code).toBe('no-model')
    expect(route(models, 'de', 'en', 'Xenova/opus-mt-de-en')).toHaveLength(1)
  })

  test('a pair of its own model is named before a model of a hundred languages', () => {
    expect(failure(() => route(SHIPPED, 'de', 'en'))).toMatchObject({
      code: 'no-model',
      values: { source: 'de', target: 'en', model: 'Opus-MT German → English' },
    })
  })

  test('a pair that only a multilingual model serves names that one', () => {
    const { values } = failure(() => route(SHIPPED, 'sw', 'is'))
    expect((values as { model: string }).model).toMatch(/NLLB|M2M100/)
  })

  test('a pair that nothing serves names no model', () => {
    expect(failure(() => route(SHIPPED, 'tlh', 'en'))).toMatchObject({
      code: 'no-model',
      values: { model: '' },
    })
  })

  test('an id that is not here names those that are', () => {
    expect(failure(() => route(SHIPPED, 'fr', 'en', 'Xenova/nope'))).toMatchObject({
      code: 'unknown-model',
      values: { model: 'Xenova/nope', allowed: 'auto, gloss/starter-fr-en, gloss/starter-en-fr' },
    })
  })

  test('a model that is here and cannot do the pair is not bent to it', () => {
    expect(failure(() => route(SHIPPED, 'en', 'fr', 'gloss/starter-fr-en')).code).toBe('no-model')
  })

  test.each([
    ['zh-Hans', 'zh-CN', true],
    ['zh-Hant', 'zh-CN', false],
    ['zh', 'zh-TW', true],
    ['pt', 'pt-BR', true],
  ])('a model of %s speaks %s: %s', (model, wanted, expected) => {
    const entry = { task: 'translation', pairs: [`en>${model}`] } as unknown as CatalogEntry
    expect(serves(entry, 'en', wanted)).toBe(expected)
  })

  test('a model of another task serves no pair, whatever languages it knows', () => {
    const entry = { task: 'feature-extraction', languages: ['en', 'fr'] } as unknown as CatalogEntry
    expect(serves(entry, 'en', 'fr')).toBe(false)
  })
})

describe('what would be fetched', () => {
  const ids = (source: string, target: string) =>
    wantedModels(catalog, source, target).map((way) => way.map(({ entry }) => entry.id).join(' + '))

  test('a pair of its own, then a multilingual model', () => {
    const wanted = ids('de', 'en')
    expect(wanted[0]).toBe('Xenova/opus-mt-de-en')
    expect(wanted.at(-1)).toMatch(/nllb|m2m100/)
  })

  test('through English where there is no model of the pair, before a multilingual one', () => {
    const [first, ...others] = ids('ja', 'fr')
    expect(first).toMatch(/ja-en \+ .*en-fr$/)
    expect(others.every((way) => /nllb|m2m100/.test(way))).toBe(true)
  })

  test('English itself is no way through English', () => {
    expect(ids('en', 'sw').filter((way) => way.includes(' + '))).toEqual([])
  })
})
