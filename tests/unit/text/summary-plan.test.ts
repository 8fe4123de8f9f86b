import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutPassages } from '../../../lib/text/passages'
import {
  type PartialSummary,
  mergeGroups,
  mergedWindow,
  plannedRuns,
  summaryWindows,
} from '../../../lib/text/summary-plan'

/** A token is a word of at most six letters, or six letters of one. */
const countTokens = (text: string) =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .reduce((sum, word) => sum + Math.ceil(word.length / 6), 0)

const word = fc.constantFrom('stone', 'bridge', 'of', 'incomprehensibilities', 'été', 'über', '橋がある')
const sentence = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => `${words.join(' ')}.`)
const article = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 })
  .map((paragraphs) =>
    cutPassages(
      paragraphs.map((sentences) => ({ kind: 'paragraph', level: 0, text: sentences.join(' ') })),
      'en',
    ),
  )

const letters = (text: string) => text.replace(/\s/g, '')

test('windows fit, hold every letter of the article in order, and know every sentence in them', () => {
  fc.assert(
    fc.property(article, fc.integer({ min: 8, max: 80 }), (passages, budget) => {
      const windows = summaryWindows(passages, budget, countTokens)
      expect(windows.every(({ text }) => countTokens(text) <= budget)).toBe(true)
      expect(letters(windows.map(({ text }) => text).join(''))).toBe(
        letters(passages.map(({ text }) => text).join('')),
      )
      const all = passages.flatMap(({ id, sentences }) => sentences.map((_, at) => `${id}.${at}`))
      const known = windows.flatMap(({ sources }) => sources.map((ref) => `${ref.passage}.${ref.sentence}`))
      expect([...new Set(known)]).toEqual(all)
      // A window is opened only when the one before was full: two neighbours never fit together.
      for (const [at, { text }] of windows.slice(1).entries())
        expect(countTokens(`${windows[at]!.text} ${text}`)).toBeGreaterThan(budget)
    }),
  )
})

const partials = fc.array(
  fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.join(' ')),
  { minLength: 1, maxLength: 60 },
)

/** Each merge gives the first five words of what it reads. */
function reduceAll(texts: string[], budget: number): { levels: number; sources: number } {
  let level: PartialSummary[] = texts.map((text, at) => ({
    text,
    sources: [{ passage: `p${at}`, sentence: 0 }],
  }))
  for (let levels = 0; ; levels++) {
    const groups = mergeGroups(level, budget, countTokens)
    expect(groups.flat()).toEqual(level)
    if (groups.length === level.length)
      return { levels, sources: level.flatMap(({ sources }) => sources).length }
    for (const group of groups) expect(countTokens(mergedWindow(group).text)).toBeLessThanOrEqual(budget)
    level = groups.map((group) => {
      const { text, sources } = mergedWindow(group)
      return { text: text.split(' ').slice(0, 5).join(' '), sources }
    })
  }
}

test('merging ends, keeps the order and every source', () => {
  fc.assert(
    fc.property(partials, fc.integer({ min: 60, max: 200 }), (texts, budget) => {
      const { levels, sources } = reduceAll(texts, budget)
      expect(sources).toBe(texts.length)
      expect(levels).toBeLessThanOrEqual(Math.ceil(Math.log2(texts.length + 1)) + 1)
    }),
  )
})

test('partials of which no two fit together are left as they are', () => {
  const long = 'word '.repeat(40).trim()
  const level = [long, long, long].map((text) => ({ text, sources: [] }))
  expect(mergeGroups(level, 50, countTokens)).toEqual(level.map((partial) => [partial]))
})

test('runs and levels are told beforehand', () => {
  expect(plannedRuns(1, 500, 99)).toEqual({ runs: 1, levels: 1 })
  expect(plannedRuns(12, 500, 99)).toEqual({ runs: 12 + 3 + 1, levels: 3 })
  expect(plannedRuns(12, 500, 400)).toEqual({ runs: 12, levels: 1 })
})
