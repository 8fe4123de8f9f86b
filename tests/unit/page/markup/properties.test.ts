/** Whatever the markup and whatever an engine makes of its text: every link keeps words, and no word is lost or doubled. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { besideRuns } from '../../../../lib/page/markup/beside-runs'
import { ownTexts } from '../../../../lib/page/markup/own-texts'
import { place, placePieces } from '../../../../lib/page/markup/place'
import { flawOf } from '../../../../lib/page/markup/verify'
import type { TextUnit } from '../../../../lib/page/units/unit'
import { type Engine, translate, unitOf } from './unit-of'

const WORDS =
  "der Hund cat livre 私は本 を読む。 שלום مرحبا भाषा 3 1990 v1.2.3 a@b.org https://a.org/b 👩‍👩‍👧 𝒳𝒴 é́ I Dr. here. Why? (so) “yes” , — [1] @you ¶ don't นี้ 책을".split(
    ' ',
  )

const text = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', '', '\n ')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.map(([word, space]) => word + space).join(''))

const { markup } = fc.letrec<{ markup: string; node: string }>((tie) => ({
  markup: fc.array(tie('node'), { minLength: 1, maxLength: 5 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constantFrom('|', ' ', '<img>', '<br>'),
    fc
      .tuple(fc.constantFrom('a', 'a', 'b', 'i', 'code', 'f'), tie('markup'))
      .map(([tag, inside]) => `<${tag}>${inside}</${tag}>`),
  ),
}))

const ENGINES: Record<string, (random: number) => Engine> = {
  same: () => (given) => given,
  upper: () => (given) => given.toUpperCase(),
  prefixed: () => (given) => `Les ${given}`,
  reversed: () => (given) => given.split(' ').toReversed().join(' '),
  dropping: (random) => (given) =>
    given
      .split(' ')
      .filter((_, at) => (at + random) % 3 !== 0)
      .join(' '),
  doubling: () => (given) =>
    given
      .split(' ')
      .map((word) => `${word} ${word}`)
      .join(' '),
  gluing: () => (given) => given.replace(/\s/g, ''),
  markup: () => (given) => `<b onclick="x()">${given}</b><script>alert(1)</script>`,
  markers: () => (given) => given.replace(/\S+/g, (word, at: number) => `⟦${at}⟧${word}{{1}}`),
  empty: () => () => '',
  blank: () => () => ' \u00a0\n',
  long: () => (given) => `${given} `.repeat(100),
  other: (random) => (given) =>
    'lorem ipsum dolor sit amet 42 und 私は本 '.slice(random % 9, 9 + (given.length % 30)),
  halves: () => (given) => given.slice(0, Math.ceil(given.length / 2)),
}

/** Hundreds of pages, on a machine that has other things to do. */
const PATIENCE_MS = 60_000

const squeeze = (given: string) => given.toWellFormed().replace(/\s/g, '')
const hasLetters = (given: string) => /\p{L}/u.test(given)
/** A sign that is a link goes back to where it stood, whatever an engine made of it. */
const isSignLink = (unit: TextUnit, { kind, start, end }: TextUnit['marks'][number]) =>
  kind === 'link' && unit.text.slice(start, end).trim() !== '' && !hasLetters(unit.text.slice(start, end))

function wordsIn(unit: TextUnit, words: string[], mark: TextUnit['marks'][number]): string {
  const [first, last] = mark.slots!
  return words.slice(first, last).join('')
}

/** Null where nothing was placed. */
function laid(unit: TextUnit, engine: Engine) {
  const translation = translate(unit, engine)
  const first = place(unit, translation)
  const outcome =
    first.kind === 'needs-pieces'
      ? placePieces(unit, translation, first.pieces, first.pieces.map(engine))
      : first
  expect(outcome.kind).not.toBe('needs-pieces')
  return { translation, outcome }
}

test.each(Object.keys(ENGINES))(
  'engine: %s',
  (name) => {
    fc.assert(
      fc.property(markup, fc.nat(50), fc.boolean(), (given, random, tellsSlots) => {
        const unit = unitOf(given)
        fc.pre(hasLetters(unit.text) && unit.text.trim() === unit.text)
        if (!tellsSlots) for (const mark of unit.marks) if (mark.kind !== 'point') delete mark.slots
        const { translation, outcome } = laid(unit, ENGINES[name]!(random))
        if (name === 'same') expect(outcome.kind).toBe('in-place')
        if (outcome.kind !== 'in-place') return
        const { words, rung, parts } = outcome.placement
        expect(words).toHaveLength(unit.slots.length)
        for (const [at, slot] of unit.slots.entries()) {
          if (slot.isFixed) expect(words[at]).toBe(unit.text.slice(slot.start, slot.end))
          expect(words[at]!.isWellFormed()).toBe(true)
        }
        const told = unitOf(given)
        for (const mark of told.marks) {
          if (mark.kind !== 'link' || !hasLetters(unit.text.slice(mark.start, mark.end))) continue
          expect(wordsIn(told, words, mark)).toMatch(/[\p{L}\p{N}]/u)
        }
        if (
          rung !== 'piecewise' &&
          !/[\d@[:]/.test(unit.text) &&
          !unit.marks.some((mark) => isSignLink(unit, mark)) &&
          unit.slots.every(({ isFixed }) => !isFixed)
        ) {
          expect(squeeze(words.join(''))).toBe(
            squeeze(translation.sentences.map((pair) => pair.text).join('')),
          )
        }
        if (name === 'same') expect(squeeze(words.join(''))).toBe(squeeze(unit.text))
        for (const part of parts) expect(part.end).toBeLessThanOrEqual(words[part.slot]!.length)
        // Between its parts a node has white space only.
        for (const [at, word] of words.entries()) {
          const rest = [...parts].filter(({ slot }) => slot === at).toReversed()
          const left = rest.reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), word)
          if (!unit.slots[at]!.isFixed) expect(left.trim()).toBe('')
        }
      }),
      { numRuns: 200 },
    )
  },
  PATIENCE_MS,
)

test('nothing is asked for that could not be found', () => {
  fc.assert(
    fc.property(markup, (given) => {
      const unit = unitOf(given)
      fc.pre(hasLetters(unit.text))
      const { texts, marks } = ownTexts(unit)
      expect(texts.length).toBeLessThanOrEqual(24)
      expect(marks).toHaveLength(texts.length)
      for (const [at, own] of texts.entries()) {
        const mark = unit.marks[marks[at]!]!
        expect(unit.text.slice(mark.start, mark.end).trim()).toBe(own)
        expect(['link', 'style']).toContain(mark.kind)
        expect(hasLetters(own)).toBe(true)
      }
    }),
  )
})

test('beside the original all words are there, in their order, each link at most once', () => {
  fc.assert(
    fc.property(markup, fc.constantFrom(...Object.keys(ENGINES)), fc.nat(50), (given, name, random) => {
      const unit = unitOf(given)
      fc.pre(unit.text.trim() === unit.text)
      fc.pre(
        hasLetters(unit.text) &&
          !/[\d@[:]/.test(unit.text) &&
          !unit.marks.some((mark) => isSignLink(unit, mark)) &&
          unit.slots.every(({ isFixed }) => !isFixed),
      )
      const translation = translate(unit, ENGINES[name]!(random))
      const runs = besideRuns(unit, translation)
      expect(squeeze(runs.map((run) => run.text).join(''))).toBe(
        squeeze(translation.sentences.map((pair) => pair.text).join('')),
      )
      for (const [index, mark] of unit.marks.entries()) {
        if (mark.kind !== 'link') continue
        for (const sentence of translation.sentences.keys()) {
          const own = runs.flatMap((run, at) =>
            run.sentence === sentence && run.marks.includes(index) ? [at] : [],
          )
          if (own.length > 0) expect(own.at(-1)! - own[0]!).toBe(own.length - 1)
        }
      }
    }),
  )
})

test('the verifier sees each flaw', () => {
  const unit = unitOf('One <a>cat</a> of <code>C</code> 1990.')
  const pairs = [{ start: 0, end: unit.text.length }]
  const flaw = (words: string[], said = 'Un chat de C 1990.') => flawOf(unit, { words }, pairs, [said])
  expect(flaw(['Un ', 'chat', ' de ', 'C', ' 1990.'])).toBe(null)
  expect(flaw(['Un ', 'chat', ' de ', 'C'])).toBe('slots')
  expect(flaw(['Un ', 'chat', ' de ', 'D', ' 1990.'])).toBe('slots')
  expect(flaw(['Un ', 'chat', 'de ', 'C', ' 1990.'])).toBe('words')
  expect(flaw(['Un ', 'chat chat', ' de ', 'C', ' 1990.'])).toBe('words')
  expect(flaw(['chat ', 'Un', ' de ', 'C', ' 1990.'])).toBe('words')
  expect(flaw(['Un chat', '', ' de ', 'C', ' 1990.'])).toBe('link')
  expect(flaw(['Un ', 'chat', ' de ', 'C', ' 1991.'], 'Un chat de C 1991.')).toBe('protected')
})
