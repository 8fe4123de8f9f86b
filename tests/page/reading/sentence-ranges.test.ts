import { expect, test } from 'vitest'
import { rangesOf, sentenceAt } from '../../../lib/page/reading/sentence-ranges'
import { readingPage, translated } from './reading-fixture'

readingPage()

const texts = (ranges: Range[]) => ranges.map((range) => range.toString())

test('a sentence in place: its words in every node, without the white space around it', () => {
  const { paragraph } = translated('<p>\n  Il a lu <a href="#">ce livre</a> hier. Elle <b>dort</b>.\n</p>')
  expect(texts(rangesOf(paragraph(), 0).page)).toEqual(['IL A LU', 'CE LIVRE', 'HIER.'])
  expect(texts(rangesOf(paragraph(), 1).page)).toEqual(['ELLE', 'DORT', '.'])
  expect(rangesOf(paragraph(), 0).beside).toEqual([])
})

test('on both sides where the translation stands beside', () => {
  const { paragraph } = translated('<p>Il a lu <a href="#">ce livre</a> hier. Elle dort.</p>', 'bilingual')
  expect(texts(rangesOf(paragraph(), 0).page)).toEqual(['Il a lu', 'ce livre', 'hier.'])
  expect(texts(rangesOf(paragraph(), 0).beside)).toEqual(['IL A LU', 'CE LIVRE', 'HIER.'])
  expect(texts(rangesOf(paragraph(), 1).beside)).toEqual(['ELLE DORT.'])
})

test('soft hyphens and marks of direction in a node move nothing', () => {
  const { paragraph, units } = translated('<p>Il dort. Elle lit.</p>')
  const { node } = units[0]!.slots[0]!
  node.data = '\u2067\n IL\u00ad DORT.\u2069 \u2067ELLE LIT.\u2069'
  expect(texts(rangesOf(paragraph(), 0).page)).toEqual(['IL\u00ad DORT.'])
  expect(texts(rangesOf(paragraph(), 1).page)).toEqual(['ELLE LIT.'])
})

test('a node that the page has emptied or taken away has no ranges', () => {
  const { paragraph, units } = translated('<p>Il dort. <b>Elle lit.</b></p>')
  units[0]!.slots[0]!.node.data = ''
  expect(texts(rangesOf(paragraph(), 0).page)).toEqual([])
  document.querySelector('b')!.remove()
  expect(texts(rangesOf(paragraph(), 1).page)).toEqual([])
})

test('tells the sentence at an offset', () => {
  const { paragraph, units } = translated('<p>\n Il dort. Elle lit.</p>')
  const { node } = units[0]!.slots[0]!
  const at = (text: string) => sentenceAt(paragraph(), node, node.data.indexOf(text))
  expect([
    at('IL'),
    at('DORT'),
    at('ELLE'),
    at('LIT'),
    sentenceAt(paragraph(), node, node.data.length),
  ]).toEqual([0, 0, 0, 1, 1])
  expect(sentenceAt(paragraph(), document.createTextNode('x'), 0)).toBe(null)
})
