import { expect, test } from 'vitest'
import type { Rung } from '../../lib/messaging/contract'
import type { EmbedEvent } from '../../lib/messaging/realm-contract'
import { folderOf, loadedRealm, never } from './realm-fixture'

const GOLDEN = '/tests/fixtures/models/all-MiniLM-L6-v2/golden.json'
const Q8: Rung = { device: 'wasm', dtype: 'q8', threads: 1 }
const embedder = () =>
  loadedRealm(
    'test/all-MiniLM-L6-v2',
    folderOf('all-MiniLM-L6-v2'),
    ['model_quantized.onnx'],
    Q8,
    'feature-extraction',
  )

interface Golden {
  items: { text: string; embedding: number[] }[]
  similarity: number[][]
}
const golden = async () => (await (await fetch(GOLDEN)).json()) as Golden

async function vectors(events: AsyncIterable<EmbedEvent>): Promise<Float32Array[]> {
  const found: Float32Array[] = []
  for await (const { index, vector } of events) found[index] = vector
  return found
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

test('q8 vectors stand by those of the reference in fp32, one by one and together', async () => {
  const { items, similarity } = await golden()
  const texts = items.map(({ text }) => text)
  using loaded = await embedder()
  const together = await vectors(loaded.realm.embed({ texts }, never))
  for (const [index, { text, embedding }] of items.entries()) {
    const [alone] = await vectors(loaded.realm.embed({ texts: [text] }, never))
    expect(dot(alone!, alone!)).toBeCloseTo(1, 5)
    expect(dot(alone!, embedding), text).toBeGreaterThanOrEqual(0.98)
    expect(dot(together[index]!, embedding), `${text}, in a batch`).toBeGreaterThanOrEqual(0.98)
  }
  for (const [index, row] of similarity.entries()) {
    const nearest = (scores: number[]) =>
      scores.indexOf(Math.max(...scores.map((score, at) => (at === index ? -1 : score))))
    if (Math.max(...row.filter((_, at) => at !== index)) < 0.5) continue // a text that is like no other
    expect(nearest(together.map((other) => dot(together[index]!, other)))).toBe(nearest(row))
  }
})

test('a text longer than the model was trained on is read to its end', async () => {
  using loaded = await embedder()
  const cats = 'A cat is sleeping on the sofa. '.repeat(100)
  const rates = 'The central bank raises its interest rates. '
  const [long, changed, sofa, bank] = await vectors(
    loaded.realm.embed({ texts: [cats, cats + rates.repeat(200), cats.slice(0, 31), rates] }, never),
  )
  expect(dot(long!, sofa!)).toBeGreaterThan(dot(long!, bank!) + 0.3)
  expect(dot(changed!, bank!)).toBeGreaterThan(dot(long!, bank!) + 0.3)
})

test('a cancel stops between two batches', async () => {
  using loaded = await embedder()
  const abort = new AbortController()
  const texts = Array.from({ length: 100 }, (_, index) => `Sentence ${index}.`)
  let count = 0
  const reading = (async () => {
    for await (const _ of loaded.realm.embed({ texts }, abort.signal)) {
      count++
      abort.abort()
    }
  })()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect(count).toBeLessThan(100)
  expect(await vectors(loaded.realm.embed({ texts: ['Once more.'] }, never))).toHaveLength(1)
})
