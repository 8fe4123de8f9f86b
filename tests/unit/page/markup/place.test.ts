import { expect, test } from 'vitest'
import { place, placePieces } from '../../../../lib/page/markup/place'
import { CASES } from './placement-cases'
import { type Engine, knows, render, translate, unitOf } from './unit-of'

function placed(markup: string, engine: Engine, language = 'en') {
  const unit = unitOf(markup, language)
  const translation = translate(unit, engine)
  let outcome = place(unit, translation)
  const pieces = outcome.kind === 'needs-pieces' ? outcome.pieces : []
  if (outcome.kind === 'needs-pieces') outcome = placePieces(unit, translation, pieces, pieces.map(engine))
  if (outcome.kind !== 'in-place') return { rung: outcome.kind, html: '', pieces }
  return { rung: outcome.placement.rung, html: render(markup, unit, outcome.placement), pieces }
}

test.each(CASES)('%s', (_, markup, texts, rung, html) => {
  expect(placed(markup, knows(texts))).toMatchObject({ rung, html })
})

test('between scripts with and without spaces', () => {
  const toEnglish = { '私は本を読む。': 'I read a book.', 本: 'book', '猫もいる。': 'There is a cat, too.' }
  expect(placed('私は<a>本</a>を読む。猫もいる。', knows(toEnglish), 'ja')).toMatchObject({
    rung: 'placed',
    html: 'I read a <a>book</a>. There is a cat, too.',
  })
  const toJapanese = { 'I read a book.': '私は本を読む。', book: '本', 'So do you.': 'あなたも。' }
  expect(placed('I read a <a>book</a>. So do you.', knows(toJapanese))).toMatchObject({
    rung: 'placed',
    html: '私は<a>本</a>を読む。あなたも。',
  })
})

test('stretches of a script without spaces are not glued', () => {
  const texts = { '私は本を読む。': 'Reading is what I do.', 私は: 'I', 本: 'book', を読む: 'read' }
  expect(placed('私は<a>本</a>を読む。', knows(texts), 'ja')).toMatchObject({
    rung: 'piecewise',
    html: 'I <a>book</a> read.',
  })
})

test('names of files, handles, versions, addresses come out as they went in', () => {
  const names = 'src/index.html @jeanne_p v2.1.0 a@b.org 2026-05-03 https://a.org/B?c=d notes.md'
  expect(placed(`Merci pour ${names} et/ou rien.`, (text) => text.toUpperCase())).toMatchObject({
    rung: 'single',
    html: `MERCI POUR ${names} ET/OU RIEN.`,
  })
})

test('what is no translation is refused', () => {
  const unit = unitOf('Read <a>more</a>.')
  const refused = (text: string) =>
    place(
      unit,
      translate(unit, () => text),
    )
  expect(refused('')).toEqual({ kind: 'refused', reason: 'empty' })
  expect(refused('…')).toEqual({ kind: 'refused', reason: 'empty' })
  expect(refused('plus '.repeat(100))).toEqual({ kind: 'refused', reason: 'length' })
})

test('beside, where even stretches do not hold', () => {
  const unit = unitOf('Read <a>more</a> here.')
  const translation = translate(unit, knows({ 'Read more here.': 'Lisez ici.' }))
  const outcome = place(unit, translation)
  expect(outcome).toEqual({ kind: 'needs-pieces', pieces: ['Read', 'more', 'here'] })
  expect(placePieces(unit, translation, ['Read', 'more', 'here'], ['Lisez', '', 'ici'])).toEqual({
    kind: 'beside',
  })
})

test('says which part of a slot is of which sentence', () => {
  const unit = unitOf('One here. Two <b>there</b>.')
  const engine = knows({ 'One here.': 'Un ici.', 'Two there.': 'Deux là.', there: 'là' })
  expect(place(unit, translate(unit, engine))).toMatchObject({
    placement: {
      words: ['Un ici. Deux ', 'là', '.'],
      parts: [
        { sentence: 0, slot: 0, start: 0, end: 7 },
        { sentence: 1, slot: 0, start: 8, end: 13 },
        { sentence: 1, slot: 1, start: 0, end: 2 },
        { sentence: 1, slot: 2, start: 0, end: 1 },
      ],
    },
  })
})

test('in a cloud of links nothing is looked for: each is translated alone', () => {
  const links = Array.from({ length: 300 }, (_, at) => `<a>word ${'abcdefghij'[at % 10]}</a>`)
  const { rung, html, pieces } = placed(links.join(' and '), (text) => text.toUpperCase())
  expect(rung).toBe('piecewise')
  expect(pieces).toHaveLength(599)
  expect(html).toBe(links.join(' and ').replace(/>[^<]+|^[^<]+/g, (text) => text.toUpperCase()))
})

test('text nodes that a framework wrote side by side each keep what is theirs', () => {
  const unit = unitOf('Bonjour |Marie|, il est |3| h.')
  const placement = place(
    unit,
    translate(unit, knows({ 'Bonjour Marie, il est 3 h.': 'Hello Marie, it is 3 h.' })),
  )
  expect(placement).toMatchObject({ placement: { words: ['Hello ', 'Marie', ', it is ', '3', ' h.'] } })
})

test('a picture inside of what stays as it is', () => {
  const texts = { 'Press Ctrl C now.': 'Drücke Ctrl C jetzt.' }
  expect(placed('Press <code>Ctrl <img> C</code> now.', knows(texts))).toMatchObject({
    rung: 'placed',
    html: 'Drücke <code>Ctrl <img> C</code> jetzt.',
  })
})

test('a space that a mark has at its end stays in it', () => {
  const unit = unitOf('Il |lit |<b>un </b><i>livre</i>')
  const placement = place(
    unit,
    translate(unit, (text) => text.toUpperCase()),
  )
  expect(placement).toMatchObject({ placement: { words: ['IL ', 'LIT ', 'UN ', 'LIVRE'] } })
})

test('a particle between two links may have no word of its own', () => {
  const texts = {
    '猫は魚を食べた。': 'The fish was eaten by the cat.',
    猫: 'cat',
    魚: 'fish',
    は: '',
    を食べた: 'ate',
  }
  expect(placed('<a>猫</a>は<a>魚</a>を食べた。', knows(texts), 'ja')).toMatchObject({
    rung: 'piecewise',
    html: '<a>cat</a> <a>fish</a> ate.',
  })
})
