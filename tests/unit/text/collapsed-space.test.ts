/** After css/css-text/line-breaking/segment-break-transformation-rules-* of the web platform's own tests: F, W, H against the rest. */
import { expect, test } from 'vitest'
import { collapsedSpace } from '../../../lib/text/collapsed-space'

const FULLWIDTH = 'ＦＵＬＬ'
const HALFWIDTH = 'ﾃｽﾄ'
const WIDE = '測試'
const NARROW = 'narrow'
const AMBIGUOUS = '■'
const NEUTRAL = 'آزمون'
const HANGUL = '테스트'
const joining = [FULLWIDTH, HALFWIDTH, WIDE]
const others = [NARROW, AMBIGUOUS, NEUTRAL, HANGUL, 'ทดสอบ', '😀', '1', '', ' ', '\u00A0']

test.each(joining.flatMap((before) => joining.map((after) => [before, after])))(
  'the end of a line between %s and %s is nothing',
  (before, after) => {
    for (const gap of ['\n', ' \n', '\n\t ', '\r\n', '\n \n'])
      expect(collapsedSpace(gap, before, after)).toBe('')
    for (const gap of [' ', '\t', '  ']) expect(collapsedSpace(gap, before, after)).toBe(' ')
  },
)

test.each([...joining, ...others].flatMap((one) => others.map((other) => [one, other])))(
  'between %s and %s it is a space, either way round',
  (one, other) => {
    expect(collapsedSpace('\n', one, other)).toBe(' ')
    expect(collapsedSpace('\n', other, one)).toBe(' ')
  },
)

test.each([
  ['kana', 'かな', 'カナ'],
  ['bopomofo', 'ㄅ', 'ㄆ'],
  ['Yi', 'ꀀ', 'ꀁ'],
  ['letters of two units', '𠮷', '𠮷'],
  ['a variation of a letter', '葛\u{E0100}', '城'],
  ['a voiced letter in two signs', 'か\u3099', 'き'],
  ['punctuation', '。', '「'],
  ['a prolonged sound', 'ー', 'ジ'],
])('%s are written without spaces', (_, before, after) => {
  expect(collapsedSpace('\n', before, after)).toBe('')
})

test('beside a zero-width space the end of a line is nothing, a space stays one', () => {
  for (const gap of ['\u200B\n', '\n\u200B', '\u200B \n \u200B'])
    expect(collapsedSpace(gap, 'ភាសា', 'ខ្មែរ')).toBe('')
  for (const gap of ['\u200B ', ' \u200B', ' \u200B\n']) expect(collapsedSpace(gap, 'ភាសា', 'ខ្មែរ')).toBe(' ')
  expect(collapsedSpace('\u200B', 'a', 'b')).toBe('')
})

test('a megabyte of white space takes no longer than to read it', () => {
  const spaces = ' '.repeat(500_000)
  expect(collapsedSpace(`${spaces}\u200B${spaces}`, WIDE, WIDE)).toBe(' ')
  expect(collapsedSpace(`${spaces}\n${spaces}`, WIDE, WIDE)).toBe('')
})
