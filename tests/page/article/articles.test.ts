/** The article of a page, found among all that stands around it, in six languages and as many ways to build a page. */
import { describe, expect, test } from 'vitest'
import demo from '../../../demo/index.html?raw'
import { LANGUAGES, blocksIn, expectedOf, open, pageOf, read, wordsIn } from './article-fixture'

describe.each(LANGUAGES)('%s', (language) => {
  test('the article and nothing else, in order, to the letter', async () => {
    const article = read(await open(pageOf(language)))
    const { blocks, title } = expectedOf(language)
    expect(article.extent).toBe('article')
    expect(article.language).toBe(language)
    expect(article.title).toContain(title)
    expect(blocksIn(article.passages)).toEqual(blocks.map(({ kind, text }) => ({ kind, text })))
  })

  test('every passage and every sentence stands where its range is', async () => {
    const article = read(await open(pageOf(language)))
    for (const passage of article.passages) {
      // Between two cells a page has no text at all; readings of characters are beside the line.
      if (passage.kind === 'row') continue
      const whole = article.rangesOf(passage)
      expect(whole).toHaveLength(1)
      expect(withoutReadings(whole[0]!)).toBe(passage.text)
      for (const sentence of passage.sentences) {
        const [range] = article.rangesOf(passage, sentence)
        expect(withoutReadings(range!)).toBe(passage.text.slice(sentence.start, sentence.end))
      }
    }
  })
})

function withoutReadings(range: Range): string {
  const copy = range.cloneContents()
  for (const reading of copy.querySelectorAll('rt, rp')) reading.remove()
  return (copy.textContent ?? '').replace(/[ \n]+/g, ' ').trim()
}

test('a page that was fetched, and has no window, is read by its tags', () => {
  const page = new DOMParser().parseFromString(pageOf('de'), 'text/html')
  const article = read(page)
  expect(blocksIn(article.passages)).toEqual(
    expectedOf('de').blocks.map(({ kind, text }) => ({ kind, text })),
  )
  expect(wordsIn(article.rangesOf(article.passages[0]!))).toContain('Bodensee')
})

test('the demo page: everything in French on it, under its headings, and not the note for the reader', async () => {
  const article = read(await open(demo))
  const headings = new Set(article.passages.flatMap((passage) => passage.headings))
  expect([...headings]).toEqual([
    "Une journée d'été",
    'Apprendre une langue',
    'Le jardin',
    'Parlez-vous anglais ?',
  ])
  expect(article.title).toBe('La bibliothèque')
  const text = article.passages.map((passage) => passage.text).join(' ')
  expect(text).toContain('La bibliothèque est ouverte tous les jours')
  expect(text).toContain('Nous devons protéger la nature.')
  expect(text).not.toContain('Gloss')
})
