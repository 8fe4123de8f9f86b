/** Pages of articles in frames of their own, and what is to be found on them. */
import { onTestFinished } from 'vitest'
import { type Article, type ArticleOptions, readArticle } from '../../../lib/page/article/read-article'
import { shadowRootOf } from '../../../lib/page/shadow-root-of'
import type { Block, Passage } from '../../../lib/text/passages'

export const LANGUAGES = ['fr', 'de', 'en', 'ja', 'ar', 'ru'] as const

export interface ExpectedArticle {
  language: string
  title: string
  blocks: Block[]
}

const pages = import.meta.glob<string>('../../fixtures/articles/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const expectations = import.meta.glob<ExpectedArticle>('../../fixtures/articles/*.json', {
  import: 'default',
  eager: true,
})
export const pageOf = (language: string): string => pages[`../../fixtures/articles/${language}.html`]!
export const expectedOf = (language: string): ExpectedArticle =>
  expectations[`../../fixtures/articles/${language}.json`]!

/** A page in a frame; it is gone when the test is over. */
export async function open(html: string): Promise<Document> {
  // oxlint-disable-next-line react/iframe-missing-sandbox -- it is to be read
  const frame = document.createElement('iframe')
  frame.style.cssText = 'width: 1000px; height: 700px'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  frame.srcdoc = html
  document.body.append(frame)
  onTestFinished(() => frame.remove())
  await loaded
  return frame.contentDocument!
}

export function read(page: Document, options: Partial<ArticleOptions> = {}): Article {
  return readArticle(page, {
    originalOf: (node) => node.data,
    shadowRootOf,
    ...options,
  })
}

/** The blocks of an article, put together again from its passages. */
export function blocksIn(passages: readonly Passage[]): { kind: string; text: string }[] {
  const blocks: { kind: string; text: string }[] = []
  for (const { block, kind, text } of passages) {
    const known = blocks[block]
    if (known) known.text += ` ${text}`
    else blocks[block] = { kind, text }
  }
  return blocks
}

/** What stands in ranges, white space collapsed. */
export const wordsIn = (ranges: Range[]): string =>
  ranges
    .map((range) => range.toString())
    .join('')
    .replace(/[ \n]+/g, ' ')

export function passageWith(article: Article, words: string): Passage {
  const found = article.passages.find(({ text }) => text.includes(words))
  if (!found) throw new Error(`no passage with ${words}`)
  return found
}

export function spanOf(passage: Passage, words: string): { start: number; end: number } {
  const start = passage.text.indexOf(words)
  if (start < 0) throw new Error(`no ${words}`)
  return { start, end: start + words.length }
}
