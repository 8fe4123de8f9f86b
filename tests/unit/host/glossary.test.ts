import { expect, test } from 'vitest'
import { Glossaries, carriedOn, nameOf, notKept } from '../../../lib/host/glossary'
import type { Demand, GlossaryEntry } from '../../../lib/messaging/contract'

const ORANGE: GlossaryEntry = {
  term: 'Orange',
  translation: null,
  source: null,
  target: null,
  match: 'word',
  matchCase: true,
}
const demand = (start: number, wanted: string): Demand => ({
  start,
  end: start + 1,
  wanted,
  mayInflect: false,
})

test('a pair is made ready once, and anew when the reader changes the glossary', () => {
  const glossaries = new Glossaries()
  const now = { glossary: [ORANGE] }
  const first = glossaries.for(now, 'fr', 'en')
  const { version } = glossaries
  expect(glossaries.for({ ...now, quality: 'speed' }, 'fr', 'en')).toBe(first)
  expect(glossaries.version).toBe(version)
  expect(glossaries.for({ glossary: [] }, 'fr', 'en').demandsIn('Orange')).toEqual([])
  expect(glossaries.version).not.toBe(version)
})

test('what a fault of the disk has left of an entry is none', () => {
  const glossary = [{ term: 5 }, null, ORANGE] as GlossaryEntry[]
  expect(new Glossaries().for({ glossary }, 'fr', 'en').demandsIn('Orange 5')).toHaveLength(1)
})

test('translations are remembered by what was wanted of them, and as before where that is nothing', () => {
  expect(nameOf([])).toBe('')
  expect(nameOf([demand(0, 'a')])).not.toBe(nameOf([demand(0, 'b')]))
})

test('what is not kept is told in the words of the source', () => {
  expect(notKept('Orange', [{ ...demand(0, 'Orange'), end: 6 }], 'an orange')).toEqual([
    { term: 'Orange', wanted: 'Orange' },
  ])
})

test('between two models the wanted words are what stays, each in a place of its own', () => {
  const between = carriedOn([demand(0, 'Auto'), demand(5, 'Auto'), demand(9, 'lost')], 'My Auto and his Auto')
  expect(between.map(({ start, end, wanted }) => [start, end, wanted])).toEqual([
    [3, 7, 'Auto'],
    [16, 20, 'Auto'],
  ])
})
