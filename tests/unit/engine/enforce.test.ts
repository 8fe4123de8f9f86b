/** Enforcing over a model of words, whose every answer is written here: each way by itself, and what is left when none leads there. */
import { describe, expect, test } from 'vitest'
import { enforce, type Probe, type Probed } from '../../../lib/engine/glossary/enforce'
import { spelled } from '../../../lib/engine/glossary/spell'
import type { Demand } from '../../../lib/messaging/contract'

/** A token is a word with its space, or a mark; the last one ends. */
const VOCABULARY: string[] = ['</s>']
const idOf = (piece: string) => {
  if (!VOCABULARY.includes(piece)) VOCABULARY.push(piece)
  return VOCABULARY.indexOf(piece)
}
const encode = (text: string) => (text.match(/[\p{L}\p{N}'-]+|[^\s\p{L}\p{N}]/gu) ?? []).map(idOf)
const decode = (ids: readonly number[]) =>
  ids
    .filter((id) => id !== 0)
    .map((id) => (/^\p{P}$/u.test(VOCABULARY[id]!) ? VOCABULARY[id] : ` ${VOCABULARY[id]}`))
    .join('')
    .trimStart()
const tokens = { encode, decode }

interface Model {
  /** What it makes of a text by itself. */
  free: Record<string, string>
  /** How likely it finds a word of a translation of a text; -1 where nothing is said. */
  judge?(text: string, word: string, before: string): number
  /** What else it might have said in place of a word. */
  others?: Record<string, string[]>
}

function run(model: Model, source: string, demands: Demand[]) {
  const probes: Probe[] = []
  const translation = [...encode(model.free[source]!), 0]
  const answer = (probe: Probe): Probed => {
    probes.push(probe)
    const { text, given } = probe
    const rest = given.at(-1) === 0 ? [] : [...encode(model.free[text] ?? '').slice(given.length), 0]
    const ids = [...given, ...rest]
    const word = (at: number) => VOCABULARY[ids[at]!] ?? ''
    return {
      ids,
      logProbs: ids.map((_, at) => model.judge?.(text, word(at), word(at - 1)) ?? -1),
      likeliest: ids.map((_, at) => (model.others?.[word(at)] ?? []).map(idOf)),
    }
  }
  const work = enforce(source, translation, demands, tokens)
  let turn = work.next()
  while (!turn.done) turn = work.next(turn.value.map(answer))
  return { text: turn.value, probes }
}

function demand(sentence: string, term: string, wanted: string, more: Partial<Demand> = {}): Demand {
  const start = sentence.indexOf(term)
  return { start, end: start + term.length, wanted, mayInflect: false, ...more }
}

const CAR = 'Il a garé sa voiture.'

describe('the place of a term', () => {
  test('by its own translation: it is replaced, the rest is as it was', () => {
    const free = { [CAR]: 'He parked his car.', voiture: 'Cars.' }
    const { text } = run({ free }, CAR, [demand(CAR, 'voiture', 'automobile')])
    expect(text).toBe('He parked his automobile.')
  })

  test('by what depends on it, where its own translation is another word', () => {
    const free = { [CAR]: 'He parked his car.', voiture: 'coach' }
    const judge = (text: string, word: string) => (word === 'car' && !text.includes('voiture') ? -9 : -1)
    const { text } = run({ free, judge }, CAR, [demand(CAR, 'voiture', 'automobile')])
    expect(text).toBe('He parked his automobile.')
  })

  test('at the beginning of a sentence it is written large', () => {
    const sentence = 'Voiture à vendre.'
    const free = { [sentence]: 'Car for sale.', Voiture: 'Car' }
    const { text } = run({ free }, sentence, [demand(sentence, 'Voiture', 'automobile')])
    expect(text).toBe('Automobile for sale.')
  })

  test('the word in front goes with it', () => {
    const sentence = 'J’ai une voiture.'
    const free = { [sentence]: 'I have a car.', voiture: 'car' }
    const judge = (_: string, word: string, before: string) =>
      word === 'automobile' && before === 'a' ? -6 : -1
    const { text } = run({ free, judge, others: { a: ['a', 'an', '.'] } }, sentence, [
      demand(sentence, 'voiture', 'automobile'),
    ])
    expect(text).toBe('I have an automobile.')
  })
})

test('each of two places has its own', () => {
  const sentence = 'Le chat dort, le chat mange.'
  const free = { [sentence]: 'The cat sleeps, the cat eats.', chat: 'cat' }
  const second = sentence.lastIndexOf('chat')
  const demands = [
    demand(sentence, 'chat', 'kitty'),
    { start: second, end: second + 4, wanted: 'kitty', mayInflect: false },
  ]
  expect(run({ free }, sentence, demands).text).toBe('The kitty sleeps, the kitty eats.')
})

describe('a term that the model leaves out', () => {
  const sentence = 'Il travaille pour Renard.'
  const free = { [sentence]: 'He works.', 'Il travaille pour Tom.': 'He works for Tom.' }

  test('is translated as a familiar name, and put back', () => {
    const { text } = run({ free }, sentence, [demand(sentence, 'Renard', 'Renard')])
    expect(text).toBe('He works for Renard.')
  })

  test('a name that the text has itself stands for nothing', () => {
    const tom = 'Tom travaille pour Renard.'
    const model = { [tom]: 'Tom works.', 'Tom travaille pour Maria.': 'Tom works for Maria.' }
    expect(run({ free: model }, tom, [demand(tom, 'Renard', 'Renard')]).text).toBe('Tom works for Renard.')
  })

  test('is left as the model has it where no way leads there', () => {
    const { text } = run({ free: { [sentence]: 'He works.' } }, sentence, [
      demand(sentence, 'Renard', 'Renard'),
    ])
    expect(text).toBe('He works.')
  })
})

test('a word that the vocabulary cannot write is carried by a name, and stands in the end letter for letter', () => {
  const lossy = { encode, decode: (ids: readonly number[]) => decode(ids).replaceAll('Î', '') }
  const sentence = 'Je vais à Nice.'
  const translation = [...encode('I go to Nice.'), 0]
  const work = enforce(sentence, translation, [demand(sentence, 'Nice', 'Belle-Île')], lossy)
  let turn = work.next()
  while (!turn.done)
    turn = work.next(
      turn.value.map(({ text, given }) => {
        const ids = given.length > 0 ? given : [...encode(text === 'Nice' ? 'Nice' : ''), 0]
        return { ids, logProbs: ids.map(() => -1), likeliest: ids.map(() => []) }
      }),
    )
  expect(turn.value).toBe('I go to Belle-Île.')
})

test('asks nothing of a translation that has everything', () => {
  const { text, probes } = run({ free: { [CAR]: 'He parked his automobile.' } }, CAR, [
    demand(CAR, 'voiture', 'automobile'),
  ])
  expect(text).toBe('He parked his automobile.')
  expect(probes).toEqual([])
})

describe('what was brought in is spelled as the reader has it', () => {
  const carried = (wanted: string, exact = wanted) => ({
    ...demand('x', 'x', wanted, { mayInflect: true }),
    exact,
  })
  test.each([
    ['Tom works.', carried('Tom', 'bell'), 'Bell works.'],
    ['He saw Tom.', carried('Tom', 'Łódź'), 'He saw Łódź.'],
    ["C'est l'eau d'Évian.", carried('d’Évian'), "C'est l'eau d’Évian."],
    ['Automobiles are here.', carried('automobile'), 'Automobiles are here.'],
    ['我喜欢 苹果 手机。', carried('苹果'), '我喜欢苹果手机。'],
    ['我喜欢 Orange 手机。', carried('Orange'), '我喜欢 Orange 手机。'],
    ['Nothing of it.', carried('Orange'), 'Nothing of it.'],
  ])('%s', (text, of, expected) => expect(spelled(text, [of])).toBe(expected))
})

test('a tokenizer that has the space before a word in its text is given it', () => {
  const VOC: string[] = ['</s>']
  const id = (piece: string) => (VOC.includes(piece) ? VOC.indexOf(piece) : VOC.push(piece) - 1)
  const spaced = {
    encode: (text: string) => (text.match(/\s?[^\s.]+|\./g) ?? []).map(id),
    decode: (ids: readonly number[]) => ids.map((one) => (one === 0 ? '' : VOC[one])).join(''),
  }
  const work = enforce(
    CAR,
    [...spaced.encode('He parked his car.'), 0],
    [demand(CAR, 'voiture', 'automobile')],
    spaced,
  )
  let turn = work.next()
  while (!turn.done)
    turn = work.next(
      turn.value.map(({ given }) => {
        const ids = given.length > 0 ? given : spaced.encode('car')
        return { ids, logProbs: ids.map(() => -1), likeliest: ids.map(() => []) }
      }),
    )
  expect(turn.value).toBe('He parked his automobile.')
})
