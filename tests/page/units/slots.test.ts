/** Slots are exact: put together they are the text, and each can be written without changing how its node looks. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextUnit } from '../../../lib/page/units/unit'
import { collect, emptyPageAfterEach, line, page } from './units-fixture'

emptyPageAfterEach()

/** Firefox shows no space for a line that ends between two of these; Chromium does. */
const BETWEEN_HAN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu
const LINE_OF_HAN = /(?<=\p{Script=Han})[ \t]*\n[ \t\n]*(?=\p{Script=Han})/gu
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g

/** The text without the ends of lines that are breaks: those are in no slot. */
function expectExact(unit: TextUnit): void {
  const breaks = new Set(
    unit.marks.filter((mark) => mark.kind === 'point' && mark.end > mark.start).map((m) => m.start),
  )
  let expected = ''
  for (let at = 0; at < unit.text.length; at++) if (!breaks.has(at)) expected += unit.text[at]
  expect(unit.slots.map(({ start, end }) => unit.text.slice(start, end)).join('')).toBe(expected)
  expect(unit.text).toBe(unit.text.trim())
  let at = 0
  for (const { start, end } of unit.slots) {
    expect(start).toBeGreaterThanOrEqual(at)
    expect(end).toBeGreaterThanOrEqual(start)
    at = end
  }
  for (const [one, mark] of unit.marks.entries()) {
    expect(mark.end).toBeGreaterThanOrEqual(mark.start)
    expect(mark.end).toBeLessThanOrEqual(unit.text.length)
    for (const other of unit.marks.slice(one + 1)) {
      expect(other.start).toBeGreaterThanOrEqual(mark.start)
      // In it or behind it; an empty one may stand at its end.
      expect(other.end <= mark.end || other.start >= mark.end).toBe(true)
    }
  }
}

const collapsed = (data: string) =>
  data
    .replace(INVISIBLE, '')
    .replace(LINE_OF_HAN, '')
    .replace(/[ \t\n\r\f]+/g, ' ')

const words = fc.constantFrom(
  'un',
  'livre',
  'Été',
  'x',
  '«',
  '.',
  ',',
  '7',
  '\u00A0',
  'a\u200Bb',
  'e\u0301',
  '👩‍👧',
  '漢字',
)
const space = fc.constantFrom('', ' ', '\n  ', '\t', ' \u00A0 ')
const text = fc
  .array(fc.tuple(space, words), { maxLength: 4 })
  .chain((parts) => space.map((last) => parts.map(([gap, word]) => gap + word).join('') + last))
const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: text },
        fc.constantFrom(
          '<br>',
          '<img alt="">',
          '<!-- x -->',
          'a<wbr>b',
          '<code>C </code>',
          '<sup>2</sup>',
          '<i></i>',
        ),
        fc
          .tuple(
            fc.constantFrom('b', 'a href="#"', 'span', 'div', 'p', 'button', 'span style="display:contents"'),
            tie('html'),
          )
          .map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]}>`),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join('')),
}))

test('random pages', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(html, (html) => {
      const body = page(`<div>${html}</div>`)
      const { texts } = collect(body)
      const seen = new Set<Text>()
      for (const unit of texts) {
        expectExact(unit)
        expect(unit.lastChild!.parentNode).toBe(unit.container)
        for (const { node, start, end, before, after } of unit.slots) {
          expect(seen.has(node)).toBe(false)
          seen.add(node)
          expect(unit.container.contains(node)).toBe(true)
          expect(collapsed(before + unit.text.slice(start, end) + after).trim()).toBe(
            collapsed(node.data).trim(),
          )
        }
      }
      // Written with their own words, nothing moves: each line of the page reads as before.
      const shown = () => body.innerText.replace(INVISIBLE, '').replace(BETWEEN_HAN, '')
      const before = shown()
      for (const { slots, text } of texts)
        for (const slot of slots)
          if (!slot.isFixed) slot.node.data = slot.before + text.slice(slot.start, slot.end) + slot.after
      expect(shown()).toBe(before)
    }),
    { numRuns: 1500 },
  )
})

test.each([
  ['in one node', '<p>我喜歡\n    讀書</p>', ['我喜歡讀書']],
  ['at the end of a node', '<p><b>我喜歡\n</b>讀書</p>', ['我喜歡', '讀書']],
  ['at its start', '<p>我喜歡<b>\n讀書</b></p>', ['我喜歡', '讀書']],
  ['on both sides of a border', '<p>我喜歡 <b>\n讀書</b></p>', ['我喜歡', '讀書']],
  ['in a node of its own', '<p><b>我喜歡</b>\n<b>讀書</b></p>', ['我喜歡', '', '讀書']],
  ['around a comment', '<p>我喜歡\n<!-- x -->讀書</p>', ['我喜歡', '讀書']],
  ['behind a reading', '<p><ruby>讀<rt>ㄉㄨˊ</rt></ruby>\n書</p>', ['讀', '', '書']],
])('a line that ends between two Han letters goes on, %s', (_, html, words) => {
  const [unit] = collect(page(html)).texts
  expectExact(unit!)
  expect(unit!.text).toBe(words.join(''))
  expect(unit!.slots.map(({ start, end }) => unit!.text.slice(start, end))).toEqual(words)
  // Written in a language with spaces, no line of the source may part what stands on both sides of it.
  expect(unit!.slots.map(({ before, after, isReading }) => (isReading ? '' : before + after)).join('')).toBe(
    '',
  )
})

test.each([
  ['a space', '<p>我喜歡 讀書</p>', '我喜歡 讀書'],
  ['a no-break space', '<p>我喜歡&nbsp;\n讀書</p>', '我喜歡\u00A0 讀書'],
  ['a border of a line', '<p>我喜歡<br>\n讀書</p>', '我喜歡\n讀書'],
  ['white space that is kept', '<pre lang="zh">我喜歡\n讀書</pre>', '我喜歡\n讀書'],
  ['a picture', '<p>我喜歡\n<img alt="">\n讀書</p>', '我喜歡 讀書'],
])('between two Han letters stays %s', (_, html, text) => {
  const [unit] = collect(page(html)).texts
  expectExact(unit!)
  expect(unit!.text).toBe(text)
})

const RFC = [
  '1.  Introduction',
  '',
  '   The Secure Shell (SSH) Protocol is a protocol for secure remote login',
  '   and other secure network services over an insecure network.  This',
  '   document describes the architecture of the protocol, as well as the',
  '   notation and terminology used in these documents.',
  '',
  '   o  First item here',
  '   o  Second item here',
].join('\n')

test('lines broken by hand are joined, lines of their own are not', () => {
  const [unit] = collect(page(`<pre>\n${RFC}\n</pre>`)).texts
  expectExact(unit!)
  expect(unit!.wrapsAt).toBe(72)
  expect(unit!.keepsLines).toBe(true)
  expect(unit!.text.split('\n')).toEqual([
    '1.  Introduction',
    '',
    '   The Secure Shell (SSH) Protocol is a protocol for secure remote login and other secure network services over an ' +
      'insecure network.  This document describes the architecture of the protocol, as well as the notation and ' +
      'terminology used in these documents.',
    '',
    '   o  First item here',
    '   o  Second item here',
  ])
})

test('of lines broken by hand, too, those between two Han letters go on', () => {
  const lines = [
    'the quick brown fox jumps over the lazy dog, and then it reads 漢字',
    '漢字 and goes on to the end of the line, where it turns round to the',
    'beginning of another line, and so on until the end of all of <b>them',
    'stands</b> there',
  ]
  const [unit] = collect(page(`<pre>${lines.join('\n')}</pre>`)).texts
  expectExact(unit!)
  expect(unit!.text).toContain('it reads 漢字漢字 and goes on')
  expect(line(unit!)).toContain(
    'to the beginning of another line, and so on until the end of all of |<style them stands>| there',
  )
})

test('joined over several nodes', () => {
  const [unit] = collect(
    page(`<pre>${RFC.replace('This\n   document', '<b>This\n   document</b>')}</pre>`),
  ).texts
  expectExact(unit!)
  expect(line(unit!)).toContain('network.  |<style This document>| describes')
})

test('a poem keeps its lines', () => {
  const poem = 'Shall I compare thee to a summer’s day?\nThou art more lovely\nand more temperate'
  expect(collect(page(`<pre>${poem}</pre>`)).texts[0]).toMatchObject({ text: poem, wrapsAt: null })
})

test('a break that wraps a line gets a space where it has no width', () => {
  const [unit] = collect(page('<p>the quick fox<br>\n jumps over</p>')).texts
  expect(unit!.text).toBe('the quick fox jumps over')
  expect(
    unit!.slots.map(({ before, start, end, after }) => [before, unit!.text.slice(start, end), after]),
  ).toEqual([
    ['', 'the quick fox ', ''],
    ['\n ', 'jumps over', ''],
  ])
})

test('where a no-break space is beside such a break, the added one would be seen: the line ends', () => {
  for (const html of ['un<b>\u00A0<br>\u00A0livre</b>', 'un<b>\u00A0<br>\u200Blivre</b>']) {
    const [unit] = collect(page(`<p>${html}</p>`)).texts
    expectExact(unit!)
    expect(unit!.text).toBe('un\nlivre')
  }
})

test('a reading is a slot, to be emptied when its word is translated', () => {
  const [unit] = collect(page('<p><ruby>漢字<rt>かんじ</rt></ruby>です</p>')).texts
  expect(unit!.slots.map(({ isReading }) => isReading)).toEqual([undefined, true, undefined])
  expect(
    unit!.slots.map(({ node, start, end, before, after }) => [node.data, start, end, before, after]),
  ).toEqual([
    ['漢字', 0, 2, '', ''],
    ['かんじ', 2, 2, 'かんじ', ''],
    ['です', 2, 4, '', ''],
  ])
})
