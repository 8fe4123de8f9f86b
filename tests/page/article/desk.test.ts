/** The article's script on a page: what it reads, remembers, and lights. */
import { expect, test } from 'vitest'
import { createArticleDesk } from '../../../lib/page/article/article-desk'
import { HIGHLIGHT } from '../../../lib/page/article/light-passage'
import { shadowRootOf } from '../../../lib/page/shadow-root-of'
import type { Detection } from '../../../lib/text/language'
import { open, pageOf } from './article-fixture'

const UNSURE: Detection = { isReliable: false, languages: [] }

function desk(page: Document, detection = UNSURE) {
  return createArticleDesk(page, {
    originalOf: (node) => node.data,
    sourceLanguage: () => null,
    shadowRootOf,
    detector: async () => detection,
  })
}

type View = Window & typeof globalThis

const lit = (page: Document): string =>
  [...((page.defaultView as View).CSS.highlights.get(HIGHLIGHT) ?? [])]
    .map((range) => (range as Range).toString().replaceAll(/\s+/g, ' '))
    .join('|')

test('an article is read, a passage of it lit and scrolled to, and the page is as it was', async () => {
  const page = await open(pageOf('en'))
  const before = page.documentElement.outerHTML
  const sheets = page.adoptedStyleSheets.length
  const one = desk(page)
  const text = await one.read({ part: 'page' })
  expect(text).toMatchObject({ extent: 'article', language: 'en', hasPlaces: true })
  const last = text.passages.findLast(({ kind }) => kind === 'paragraph')!
  const { start, end } = last.sentences![0]!
  expect(await one.show({ article: text.article, parts: [{ passage: last.id, start, end }] })).toBe(true)
  expect(lit(page)).toBe(last.text.slice(start, end))
  const [range] = [...(page.defaultView as View).CSS.highlights.get(HIGHLIGHT)!]
  await expect
    .poll(() => {
      const { top, bottom } = (range as Range).getBoundingClientRect()
      return top >= 0 && bottom <= page.defaultView!.innerHeight
    })
    .toBe(true)
  expect(page.documentElement.outerHTML).toBe(before)
  await one.clear()
  expect(lit(page)).toBe('')
  expect(page.adoptedStyleSheets.length).toBe(sheets)
})

test('words in a shadow root are painted there', async () => {
  const words = 'The lock keeper writes down every boat that goes by, with its name and the hour. '
  const page = await open(`<html lang="en"><body><main><div id="host"></div></main></body></html>`)
  const root = page.querySelector('#host')!.attachShadow({ mode: 'open' })
  const paragraph = page.createElement('p')
  paragraph.append(words.repeat(3))
  root.append(paragraph)
  const one = desk(page)
  const text = await one.read({ part: 'page' })
  const [passage] = text.passages
  const parts = [{ passage: passage!.id, ...passage!.sentences![0]! }]
  expect(await one.show({ article: text.article, parts })).toBe(true)
  expect(lit(page)).toBe(words.trim())
  expect(root.adoptedStyleSheets.length).toBe(1)
  await one.clear()
  expect(root.adoptedStyleSheets.length).toBe(0)
})

test('what is selected is read, with its places', async () => {
  const page = await open(
    '<html lang="en"><p>Not this one.</p><p id="it">The ferry leaves at six.</p></html>',
  )
  page.getSelection()!.selectAllChildren(page.querySelector('#it')!)
  const one = desk(page)
  const text = await one.read({ part: 'selection' })
  expect(text).toMatchObject({ extent: 'selection', hasPlaces: true })
  expect(text.passages.map((passage) => passage.text)).toEqual(['The ferry leaves at six.'])
})

test('a text field has words and no places', async () => {
  const page = await open('<html lang="en"><textarea>The ferry leaves at six.</textarea></html>')
  const field = page.querySelector('textarea')!
  field.focus()
  field.select()
  const one = desk(page)
  const text = await one.read({ part: 'selection' })
  expect(text).toMatchObject({ hasPlaces: false, words: 5 })
  const parts = [{ passage: text.passages[0]!.id, start: 0, end: 3 }]
  expect(await one.show({ article: text.article, parts })).toBe(false)
})

test('nothing selected, a password: the same errors as of a translation', async () => {
  const page = await open('<html lang="en"><p>Words.</p><input type="password" value="secret"></html>')
  await expect(desk(page).read({ part: 'selection' })).rejects.toMatchObject({ code: 'nothing-selected' })
  const field = page.querySelector('input')!
  field.focus()
  field.select()
  await expect(desk(page).read({ part: 'selection' })).rejects.toMatchObject({ code: 'secret-field' })
})

test('a page whose template lies about its language is read in its own', async () => {
  const page = await open(pageOf('fr').replace(/lang="fr"/g, 'lang="en"'))
  const sure: Detection = { isReliable: true, languages: [{ language: 'fr', percentage: 99 }] }
  expect(await desk(page, sure).read({ part: 'page' })).toMatchObject({ language: 'fr' })
})

test('what was read is known again on the same page, and by no other desk', async () => {
  const page = await open(pageOf('en'))
  const one = desk(page)
  const text = await one.read({ part: 'page' })
  expect(await one.again({ article: text.article })).toEqual(text)
  expect(await desk(page).again({ article: text.article })).toBeNull()
  expect(await desk(page).show({ article: text.article, parts: [] })).toBe(false)
})
