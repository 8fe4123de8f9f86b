import { expect, test } from 'vitest'
import { capabilities } from '../../../../lib/host/reading/capabilities'
import { type CatalogEntry, catalog } from '../../../../lib/models/catalog'
import type { RunnableModel } from '../../../../lib/models/runnable'

const runnable = (entry: CatalogEntry): RunnableModel => ({ entry, commit: 'c', builds: {}, isDraft: false })
const named = (id: string) => runnable(catalog.find((entry) => entry.id === id)!)
const SHIPPED = catalog.filter(({ shipped }) => shipped).map(runnable)

test('a fresh install compares English by meaning, and a download would add the rest', () => {
  const able = capabilities(SHIPPED, catalog, 'en', 'en')
  expect(able).toMatchObject({
    meaning: 'gloss/all-MiniLM-L6-v2',
    summary: null,
    answer: null,
    writtenAnswer: null,
    translation: true,
  })
  const adds = able.additions.map(({ adds }) => adds)
  expect([...new Set(adds)]).toEqual(['summary', 'answer', 'written-answer'])
  for (const { model, name, publisher } of able.additions) {
    expect(catalog.some(({ id }) => id === model)).toBe(true)
    expect(name && publisher).toBeTruthy()
  }
  const answer = able.additions.find(({ adds }) => adds === 'answer')
  expect(answer).toMatchObject({ model: 'Xenova/distilbert-base-cased-distilled-squad', bytes: 65_800_000 })
})

test('French is read through its translation; of German only words are compared', () => {
  expect(capabilities(SHIPPED, catalog, 'fr', 'en')).toMatchObject({
    meaning: 'gloss/all-MiniLM-L6-v2',
    translation: true,
  })
  const german = capabilities(SHIPPED, catalog, 'de', 'en')
  expect(german).toMatchObject({ meaning: null, translation: false })
  expect(german.additions.filter(({ adds }) => adds === 'meaning').map(({ model }) => model)).toEqual([
    'Xenova/multilingual-e5-small',
  ])
})

test('what is here is not offered', () => {
  const ids = ['Xenova/distilbert-base-cased-distilled-squad', 'onnx-community/Qwen3-0.6B-ONNX']
  const able = capabilities([...ids.map(named), ...SHIPPED], catalog, 'fr', 'en')
  expect(able).toMatchObject({ summary: ids[1], answer: ids[0], writtenAnswer: ids[1], additions: [] })
})
