/** What a change makes of the glossary: nothing that is there is lost for want of room. */
import { describe, expect, test } from 'vitest'
import type { GlossaryEntry } from '../../../lib/messaging/contract'
import { MOST_ENTRIES, changedGlossary, changedTerms } from '../../../lib/text/glossary-entry'

const entry = (term: string, translation: string | null = null): GlossaryEntry => ({
  term,
  translation,
  source: null,
  target: null,
  match: 'word',
  matchCase: false,
})
const terms = (entries: readonly GlossaryEntry[]) => entries.map(({ term }) => term)

describe('a change', () => {
  test('adds, in the place of what is found in the same places, in alphabetical order', () => {
    const before = [entry('Zeit'), entry('apple')]
    const { entries, left } = changedGlossary(before, { add: [entry('Ämter'), entry('ZEIT', 'time')] })
    expect(entries).toEqual([entry('Ämter'), entry('apple'), entry('ZEIT', 'time')])
    expect(left).toEqual([])
  })

  test('removes what says the same, and only that', () => {
    const before = [entry('a'), entry('b', 'x')]
    expect(changedGlossary(before, { remove: [entry('b'), entry('a')] }).entries).toEqual([entry('b', 'x')])
  })

  test('with no room left: what is there stays, what replaces comes in, the rest is handed back in order', () => {
    const full = Array.from({ length: MOST_ENTRIES - 1 }, (_, at) => entry(`z${at}`))
    const add = [entry('b'), entry('z5', 'five'), entry('a'), entry('c')]
    const { entries, left } = changedGlossary(full, { add, remove: [entry('z0')] })
    expect(terms(left)).toEqual(['c'])
    expect(entries).toHaveLength(MOST_ENTRIES)
    expect(terms(entries.slice(0, 2))).toEqual(['a', 'b'])
    expect(entries.find(({ term }) => term === 'z5')?.translation).toBe('five')
    expect(terms(entries)).toContain('z9999')
  })
})

test('the words of what was added, changed or removed, each once', () => {
  const before = [entry('a'), entry('b', 'x'), entry('c')]
  const after = [entry('a'), entry('b', 'y'), entry('d')]
  expect(changedTerms(before, after).toSorted()).toEqual(['b', 'c', 'd'])
  expect(changedTerms(before, structuredClone(before))).toEqual([])
})
