/** Pages whose source breaks lines where it likes: the article is the same, and every letter of it is where it was. */
import { expect, test } from 'vitest'
import type { Article } from '../../../lib/page/article/read-article'
import { LANGUAGES, blocksIn, expectedOf, open, pageOf, read } from './article-fixture'

/** Letters of which none has a space beside it: enough for the articles at hand, and none of the project's own rules. */
const JAPANESE = /(?<=[\u3005-\u30FF\u4E00-\u9FFF])(?=[\u3005-\u30FF\u4E00-\u9FFF])/u
const EVERY = 7

/** Breaks the lines of text nodes: in Japanese between letters, else where a space is; and where a node begins or ends. */
function breakLines(page: Document): number {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  let broken = 0
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.data.trim() === '' || node.parentElement!.closest('pre, script, style')) continue
    const letters = node.data.split(JAPANESE)
    broken += Math.floor((letters.length - 1) / EVERY)
    const inside = letters.map((part, at) => (at > 0 && at % EVERY === 0 ? `\n      ${part}` : part)).join('')
    node.data = inside.replaceAll(' ', () => (broken++ % 3 === 0 ? ' \n\t' : ' '))
  }
  return broken
}

function expectEveryLetterInPlace({ passages, rangesOf }: Article): void {
  for (const passage of passages)
    for (let at = 0; at < passage.text.length; at++) {
      const letter = passage.text[at]!
      if (letter.trim() === '' || letter === '|') continue
      const ranges = rangesOf(passage, { start: at, end: at + 1 })
      expect({ at, words: ranges.map((range) => range.toString()).join('') }).toEqual({ at, words: letter })
    }
}

test.each(LANGUAGES)('%s: the article as it was, letter by letter', async (language) => {
  const there = await open(pageOf(language))
  const before = blocksIn(read(there).passages)
  expect(breakLines(there)).toBeGreaterThan(50)
  const article = read(there)
  expect(blocksIn(article.passages)).toEqual(before)
  expect(before.map(({ text }) => text)).toEqual(expectedOf(language).blocks.map(({ text }) => text))
  expectEveryLetterInPlace(article)
})

const LINE = '<a>春は</a>'
test.each([
  ['in one node', '日本の\n  春は桜'],
  ['at the end of a node', '日本の\n<a>春は</a>桜'],
  ['at its start', '日本の<a>\n春は</a>桜'],
  ['on both sides', `日本の \n${LINE}\n\t桜`],
  ['in a node of its own', '<b>日本の</b>\n<a>春は</a>\n<i>桜</i>'],
  ['around comments', '日本の\n<!-- x --> <!-- y -->春は\n桜'],
])('a line that ends between two letters goes on, %s', async (_, html) => {
  const there = await open(`<!doctype html><html lang="ja"><body><p>${html}が咲く。</p><p>山。</p>`)
  const article = read(there)
  expect(article.passages.map(({ text }) => text)).toEqual(['日本の春は桜が咲く。', '山。'])
  expectEveryLetterInPlace(article)
  const [range] = article.rangesOf(article.passages[0]!, { start: 0, end: 7 })
  expect(range!.toString().replaceAll(/\s/g, '')).toBe('日本の春は桜が'.slice(0, 7))
})
