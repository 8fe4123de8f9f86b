import { expect, test } from 'vitest'
import { readPassages } from '../../../../lib/host/reading/page-sentences'
import type { ReadingWork } from '../../../../lib/host/reading/reading-work'
import { WordCounts } from '../../../../lib/host/reading/word-counts'
import { writeSummary } from '../../../../lib/host/reading/write-summary'
import type { Writer } from '../../../../lib/host/reading/writers'

/** A writer of which each word is a token, and which keeps the first words of what it reads. */
function writer(budget: number, noteTokens: number) {
  const read: string[] = []
  const asked: string[] = []
  const first = (text: string, words: number) => text.split(/\s+/).slice(0, words).join(' ')
  const made: Writer = {
    model: { entry: { id: 'test' } } as Writer['model'],
    rung: () => undefined,
    budget,
    noteTokens,
    counts: new WordCounts(async (words) => {
      asked.push(...words)
      return words.map(() => 1)
    }),
    note: async (text) => {
      read.push(text)
      return first(text, noteTokens)
    },
    whole: async (text) => {
      read.push(text)
      return first(text, 2 * noteTokens)
    },
  }
  return { made, read, asked }
}

function work() {
  const told: number[] = []
  const made = {
    figures: { parts: 0 },
    progress: (_: string, done: number) => told.push(done),
  } as unknown as ReadingWork
  return { made, told }
}

const page = (sentences: number) =>
  readPassages(
    Array.from({ length: sentences }, (_, at) => ({
      id: `p${at}`,
      text: `Sentence w${at} of this page here.`,
    })),
    'en',
  )

test('what fits is read once, whole', async () => {
  const { made, read } = writer(100, 10)
  const { made: about, told } = work()
  const { sources } = await writeSummary(about, made, page(10), () => {})
  expect(read).toHaveLength(1)
  expect(sources).toHaveLength(10)
  expect(told).toEqual([])
})

test.each([20, 200, 2000])(
  'every one of %i sentences is read, in parts that fit, and known as a source',
  async (count) => {
    const { made, read } = writer(60, 12)
    const { made: about, told } = work()
    const { sources } = await writeSummary(about, made, page(count), () => {})
    for (let at = 0; at < count; at++) expect(read.some((text) => text.includes(` w${at} `))).toBe(true)
    for (const text of read) expect(text.split(/\s+/).length).toBeLessThanOrEqual(60)
    expect(new Set(sources.map(({ passage }) => passage)).size).toBe(count)
    expect(told).toEqual(Array.from({ length: about.figures.parts }, (_, at) => at))
  },
)

test('parts that get no shorter end it: nothing is cut off in silence', async () => {
  const { made } = writer(20, 15)
  await expect(writeSummary(work().made, made, page(20), () => {})).rejects.toMatchObject({
    code: 'internal',
  })
})

test('each word is counted once', async () => {
  const { made, asked } = writer(60, 12)
  await writeSummary(work().made, made, page(200), () => {})
  expect(new Set(asked).size).toBe(asked.length)
})
