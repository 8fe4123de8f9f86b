import { readFileSync } from 'node:fs'
import { Tokenizer } from '@huggingface/tokenizers'
import { describe, expect, test } from 'vitest'
import { type PlainTokenizer, placeTokens } from '../../../lib/engine/tasks/place-tokens'

const MODELS = [
  'tiny-bert-qa',
  'all-MiniLM-L6-v2',
  'tiny-qwen3-chat',
  'tiny-marian',
  'tiny-t5',
  'tiny-bart-summary',
]

const folderOf = (model: string) =>
  `${model === 'all-MiniLM-L6-v2' ? 'public/models' : 'tests/fixtures/models'}/${model}`

function tokenizerOf(model: string): PlainTokenizer {
  const read = (file: string): object =>
    JSON.parse(readFileSync(`${folderOf(model)}/${file}`, 'utf8')) as object
  const config = read('tokenizer_config.json') as { unk_token?: string }
  const tokenizer = new Tokenizer(read('tokenizer.json'), config)
  const added = [...tokenizer.get_added_tokens_decoder().values()]
  return {
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    unknown: config.unk_token,
    controlTokens: added.filter(({ special }) => special).map(({ content }) => content),
  }
}

const pieces = (model: string, text: string) =>
  placeTokens(tokenizerOf(model), text).map(({ start, end }) => text.slice(start, end))

const TEXTS = [
  'The town council met on Tuesday, to discuss the new bridge.',
  '  Two  spaces,\n\na new\tparagraph and\u00A0a hard space.  ',
  'L’été dernier, à Noël : « déjà vu » ? E\u0301te\u0301.',
  'ÅNGSTRÖM ΟΔΟΣ İstanbul straße ﬁn Ⅻ ①',
  '日本語の文章です。한국어 문장. हिन्दी में',
  "emoji 👩‍👩‍👧 🎉! x²+y² ##hash a##b 3.14 don't re-do",
]

describe.each(MODELS)('%s', (model) => {
  test.each(TEXTS)('the tokens of the words are the tokens of the text: %j', (text) => {
    const tokenizer = tokenizerOf(model)
    expect(placeTokens(tokenizer, text).map(({ id }) => id)).toEqual(tokenizer.encode(text).ids)
  })

  test.each(TEXTS)('places go forward, begin and end in letters, and leave none out: %j', (text) => {
    const placed = placeTokens(tokenizerOf(model), text)
    let last = 0
    const covered = new Set<number>()
    for (const { start, end } of placed) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThanOrEqual(start)
      last = start
      for (let place = start; place < end; place++) covered.add(place)
    }
    const missed = [...text.matchAll(/[\p{L}\p{N}]/gu)].filter(({ index }) => !covered.has(index))
    expect(missed.map(([letter]) => letter)).toEqual([])
  })
})

test('WordPiece: parts of words, in the case and with the accents of the text', () => {
  expect(pieces('all-MiniLM-L6-v2', 'Embeddings, Café')).toEqual(['Em', 'bed', 'ding', 's', ',', 'Café'])
  expect(pieces('all-MiniLM-L6-v2', 'Cafe\u0301 noir')).toEqual(['Cafe\u0301', 'noir'])
})

test('an unknown word has its own place, and the word after it too', () => {
  expect(pieces('tiny-bert-qa', 'the ☃☃ bridge')).toEqual(['the', '☃☃', 'bridge'])
  expect(pieces('tiny-bert-qa', 'the ☃, bridge')).toEqual(['the', '☃', ',', 'bridge'])
})

test('byte-level BPE: a part of a character has the whole of it, and a space in front of a word is not in it', () => {
  expect(pieces('tiny-qwen3-chat', 'ab 🎉').join('')).toMatch(/^ab (🎉){2,4}$/u)
  expect(pieces('tiny-qwen3-chat', 'the river')).toContain('river')
})

test('a control token in a text is text', () => {
  const tokenizer = tokenizerOf('tiny-bert-qa')
  const ids = placeTokens(tokenizer, 'one [SEP] two[MASK]').map(({ id }) => id)
  const control = new Set(['[SEP]', '[MASK]'].flatMap((token) => tokenizer.encode(token).ids))
  expect(control.size).toBe(2)
  expect(ids.filter((id) => control.has(id))).toEqual([])
  expect(pieces('all-MiniLM-L6-v2', 'a[SEP]')).toEqual(
    ['a', '[', 'sep', ']'].map((part) => part.replace('sep', 'SEP')),
  )
})

test.each([
  ['من الفخار، وبنوا', ['من', 'الفخار', '،', 'وبنوا']],
  ['年、富士山は「世界」', ['年', '、', '富', '士', '山', 'は', '「', '世', '界', '」']],
])('unknown tokens side by side have a word, a sign, a Han character each: %s', (text, expected) => {
  expect(pieces('tiny-bert-qa', text)).toEqual(expected)
})
