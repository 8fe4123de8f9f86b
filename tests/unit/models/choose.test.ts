import { describe, expect, test } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import { type CatalogEntry, catalog } from '../../../lib/models/catalog'
import { chooseModel, ladder, serves } from '../../../lib/models/choose'

function failure(act: () => unknown): GlossError {
  try {
    act()
  } catch (error) {
    if (error instanceof GlossError) return error
  }
  throw new Error('no GlossError was thrown')
}

describe('which model serves a pair', () => {
  test.each([
    ['fr', 'en', 'gloss/starter-fr-en'],
    ['fr-CA', 'en-GB', 'gloss/starter-fr-en'],
    ['en', 'fr', 'gloss/starter-en-fr'],
  ])('%s > %s is here', (source, target, id) => {
    expect(chooseModel(catalog, source, target, 'auto').id).toBe(id)
    expect(chooseModel(catalog, source, target, id).id).toBe(id)
  })

  test('a pair of its own model is named before a model of a hundred languages', () => {
    expect(failure(() => chooseModel(catalog, 'de', 'en', 'auto'))).toMatchObject({
      code: 'no-model',
      values: { source: 'de', target: 'en', model: 'Opus-MT German → English' },
    })
  })

  test('a pair that only a multilingual model serves names that one', () => {
    const { values } = failure(() => chooseModel(catalog, 'sw', 'is', 'auto'))
    expect((values as { model: string }).model).toMatch(/NLLB|M2M100/)
  })

  test('a pair that nothing serves names no model', () => {
    expect(failure(() => chooseModel(catalog, 'tlh', 'en', 'auto'))).toMatchObject({
      code: 'no-model',
      values: { model: '' },
    })
  })

  test('an id that is not here names those that are', () => {
    expect(failure(() => chooseModel(catalog, 'fr', 'en', 'Xenova/nope'))).toMatchObject({
      code: 'unknown-model',
      values: { model: 'Xenova/nope', allowed: 'auto, gloss/starter-fr-en, gloss/starter-en-fr' },
    })
  })

  test('a model that is here and cannot do the pair is not bent to it', () => {
    expect(failure(() => chooseModel(catalog, 'en', 'fr', 'gloss/starter-fr-en')).code).toBe('no-model')
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

test('the ladder ends on one thread, and never names the graphics adapter for q8', () => {
  const entry = catalog[0]!
  expect(ladder(entry, 4)).toEqual([
    { device: 'wasm', dtype: 'q8', threads: 4 },
    { device: 'wasm', dtype: 'q8', threads: 1 },
  ])
  expect(ladder(entry, 1)).toEqual([{ device: 'wasm', dtype: 'q8', threads: 1 }])
})
