import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Demand, GlossaryEntry } from '../../../lib/messaging/contract'
import { glossaryFor, mayHold, placesOf, unmet } from '../../../lib/text/glossary'

const entry = (
  term: string,
  translation: string | null,
  more: Partial<GlossaryEntry> = {},
): GlossaryEntry => ({
  term,
  translation,
  source: translation === null ? null : 'fr',
  target: translation === null ? null : 'en',
  match: 'word',
  matchCase: translation === null,
  ...more,
})

const found = (sentence: string, ...entries: GlossaryEntry[]) =>
  glossaryFor(entries, 'fr', 'en')
    .demandsIn(sentence)
    .map(({ start, end, wanted }) => [sentence.slice(start, end), wanted])

describe('what of the glossary stands in a sentence', () => {
  test('whole words, in any capitals, in order', () => {
    const both = [entry('voiture', 'automobile'), entry('chat', 'kitty')]
    expect(found('Chat, chats et voiture : un chat.', ...both)).toEqual([
      ['Chat', 'kitty'],
      ['voiture', 'automobile'],
      ['chat', 'kitty'],
    ])
  })

  test('a word that stays is wanted as it stands', () => {
    expect(found('Chez Orange, une orange.', entry('Orange', null))).toEqual([['Orange', 'Orange']])
    expect(found('ORANGE', entry('Orange', null, { matchCase: false }))).toEqual([['ORANGE', 'ORANGE']])
  })

  test('inflected forms by their beginning, and parts of words only where they are asked for', () => {
    expect(found('Des voitures', entry('voiture', 'automobile', { match: 'beginning' }))).toEqual([
      ['voitures', 'automobile'],
    ])
    expect(found('autovoiture', entry('voiture', 'automobile', { match: 'beginning' }))).toEqual([])
    expect(found('autovoiture', entry('voiture', 'automobile', { match: 'anywhere' }))).toEqual([
      ['voiture', 'automobile'],
    ])
  })

  test('the longer of two that begin together, and nothing inside another', () => {
    const entries = [entry('Monde', 'World'), entry('Le Monde', null), entry('pomme', 'apple')]
    expect(found('Je lis Le Monde.', ...entries)).toEqual([['Le Monde', 'Le Monde']])
    expect(found('pommes de terre', entry('pommes', 'apples'), entry('pommes de terre', 'spuds'))).toEqual([
      ['pommes de terre', 'spuds'],
    ])
  })

  test('an entry of the pair before one of any', () => {
    expect(found('Petit', entry('Petit', null), entry('Petit', 'Small'))).toEqual([['Petit', 'Small']])
  })

  test('only of the pair, whatever its regions', () => {
    const entries = [
      entry('a b', 'x', { source: 'fr-CA', target: 'en-GB' }),
      entry('a b', 'y', { target: 'de' }),
    ]
    expect(found('a b', ...entries)).toEqual([['a b', 'x']])
    expect(glossaryFor(entries, 'en', 'fr').demandsIn('a b')).toEqual([])
  })

  test('apostrophes and hard spaces as they are typed or set', () => {
    expect(found('l’eau d’Évian', entry("d'Évian", null))).toEqual([['d’Évian', 'd’Évian']])
    expect(found('carte\u00a0bleue', entry('carte bleue', 'bank card'))).toEqual([
      ['carte\u00a0bleue', 'bank card'],
    ])
  })

  test('in a script without spaces every place is the border of a word', () => {
    expect(found('我喜欢苹果手机', entry('苹果', 'Apple', { source: 'fr' }))).toEqual([['苹果', 'Apple']])
  })

  test('terms of one letter, and letters that grow when they are written small', () => {
    expect(found('İ x C', entry('C', null))).toEqual([['C', 'C']])
  })
})

const demand = (wanted: string, mayInflect = false): Demand => ({ start: 0, end: 1, wanted, mayInflect })

describe('what of it stands in the translation', () => {
  test.each([
    ['My automobile is here.', 'automobile', 1],
    ['Automobile repair', 'automobile', 1],
    ['« Automobile »', 'automobile', 1],
    ['My automobiles', 'automobile', 0],
    ['The City Hall is closed.', 'city hall', 1],
    ['I bought an apple.', 'Apple', 0],
    ['Apple and Apple', 'Apple', 2],
    ['Le Monde’s', 'Le Monde', 1],
    ["C'est d'Évian", 'd’Évian', 1],
    ['', 'x', 0],
  ])('%s | %s', (translation, wanted, count) => {
    expect(placesOf(demand(wanted), translation)).toHaveLength(count)
  })

  test('inflected where it may be', () => {
    expect(placesOf(demand('automobile', true), 'My automobiles')).toEqual([{ start: 3, end: 14 }])
  })

  test('two places want it twice, and one inside another is none', () => {
    const twice = [demand('kitty'), demand('kitty')]
    expect(unmet(twice, 'The kitty sleeps')).toHaveLength(1)
    expect(unmet(twice, 'The kitty sleeps and the kitty eats')).toEqual([])
    const both = [demand('Monde'), demand('Le Monde')]
    expect(unmet(both, 'Le Monde')).toEqual([demand('Monde')])
  })
})

test('whatever the texts: demands are in order, none empty, none inside another', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'É', 'ß', '’', ' ', '中', '😀'),
    minLength: 1,
    maxLength: 4,
  })
  const entries = fc.array(
    fc.record({
      term: word,
      translation: fc.option(word),
      source: fc.constant(null),
      target: fc.constant(null),
      match: fc.constantFrom('word' as const, 'beginning' as const, 'anywhere' as const),
      matchCase: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(entries, fc.array(word), (given, parts) => {
      const sentence = parts.join(' ')
      const demands = glossaryFor(given, 'fr', 'en').demandsIn(sentence)
      let last = 0
      for (const { start, end } of demands) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
    }),
  )
})

test('a text in which an entry finds its term may hold it, however the two are written', () => {
  for (const [text, term] of [
    ['Ma VOITURE', 'voiture'],
    ['l’Orange', "l'orange"],
    ['revoiturer', 'voiture'],
    ['Le\u00a0Monde', 'le monde'],
  ] as const)
    expect(mayHold(text, ['train', term])).toBe(true)
  expect(mayHold('Ma voiture', ['train'])).toBe(false)
  expect(mayHold('Ma voiture', [])).toBe(false)
})
