import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, cutPassages, sentenceText } from '../../../lib/text/passages'
import { countWords } from '../../../lib/text/words'

const paragraph = (text: string): Block => ({ kind: 'paragraph', level: 0, text })
const heading = (level: number, text: string): Block => ({ kind: 'heading', level, text })

test('passages stand under the headings above them', () => {
  const passages = cutPassages(
    [
      heading(1, 'Bridge'),
      paragraph('It is old.'),
      heading(3, 'Stone'),
      paragraph('Grey.'),
      heading(2, 'Fall'),
      paragraph('It fell.'),
    ],
    'en',
  )
  expect(passages.map(({ text, headings }) => [text, headings])).toEqual([
    ['Bridge', []],
    ['It is old.', ['Bridge']],
    ['Stone', ['Bridge']],
    ['Grey.', ['Bridge', 'Stone']],
    ['Fall', ['Bridge']],
    ['It fell.', ['Bridge', 'Fall']],
  ])
})

test('a long paragraph is divided evenly between sentences', () => {
  const text = Array.from({ length: 20 }, (_, at) => `Sentence ${at} has ten words in it, no more.`).join(' ')
  const passages = cutPassages([paragraph(text)], 'en')
  expect(passages.map(({ text }) => countWords(text))).toEqual([90, 90])
  expect(passages.map(({ text }) => text).join(' ')).toBe(text)
  expect(sentenceText(passages[1]!, 0)).toBe('Sentence 10 has ten words in it, no more.')
})

const sentence = fc
  .array(fc.constantFrom('stone', 'bridge', 'Dr. Weiss', '3.5', 'été', '橋がある。', 'wait?', '(so!)'), {
    minLength: 1,
    maxLength: 50,
  })
  .map((words) => words.join(' ') + '.')
const text = fc.array(sentence, { maxLength: 12 }).map((sentences) => sentences.join(' '))

test('passages are the text of their block, in order, and lose nothing but the space between them', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
      const passages = cutPassages(texts.map(paragraph), 'en')
      for (const passage of passages) {
        const block = texts[passage.block]!
        expect(block.slice(passage.blockStart, passage.blockStart + passage.text.length)).toBe(passage.text)
        expect(passage.sentences[0]!.start).toBe(0)
        expect(passage.sentences.at(-1)!.end).toBe(passage.text.length)
        expect(passage.sentences.length === 1 || countWords(passage.text) <= 120).toBe(true)
      }
      for (const [block, whole] of texts.entries()) {
        const parts = passages.filter((passage) => passage.block === block).map(({ text }) => text)
        expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''))
      }
      expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length)
    }),
  )
})
