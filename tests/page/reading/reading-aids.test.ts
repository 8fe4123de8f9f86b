/** Pointing at a translated page, with what really stands there: what lights up, when the card comes, how it goes. */
import '../../fixtures/page-words'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createReadingAids, type ReadingAids } from '../../../lib/ui/page/reading-aids'
import {
  lit,
  movePointer,
  pointTo,
  press,
  type ReadPage,
  readingPage,
  settled,
  translated,
} from './reading-fixture'

readingPage()

let aids: ReadingAids | null = null
let onHover = false
let heard: string[] = []
beforeEach(() => {
  onHover = false
  heard = []
})
afterEach(() => {
  aids?.end()
  aids = null
})

function read(...given: Parameters<typeof translated>): ReadPage {
  const read = translated(...given)
  aids = createReadingAids(document, read.translator, {
    shadowRootOf: (element) => element.shadowRoot,
    showsOnHover: () => onHover,
    tellAlt: (news) => void heard.push(news),
    restMs: 0,
  })
  return read
}

const card = () => aids!.card()
const cardText = () => card()?.root.querySelector('.body')?.textContent ?? null
const marked = () => card()?.root.querySelector('mark')?.textContent?.trim() ?? null
const button = (name: string) =>
  [...card()!.root.querySelectorAll('button')].find((each) => each.textContent === name)!
const HTML = '<p>Il a lu <a href="#x">ce livre</a> hier. Elle dort.</p><p>Autre chose.</p>'

test('bilingual: a sentence and its counterpart light up at once, from either side', async () => {
  read(HTML, 'bilingual')
  pointTo('Elle dort')
  await expect.poll(lit).toEqual(['Elle dort.', 'ELLE DORT.'])
  pointTo('CE LIVRE')
  await expect.poll(lit).toEqual(['Il a lu', 'ce livre', 'hier.', 'IL A LU', 'CE LIVRE', 'HIER.'])
  movePointer(1, innerHeight - 1)
  await expect.poll(lit).toEqual([])
  expect(card()).toBe(null)
})

test('in place nothing comes unasked', async () => {
  read(HTML)
  pointTo('ELLE DORT')
  await settled()
  await settled()
  expect(card()).toBe(null)
  expect(lit()).toEqual([])
})

test('with Alt: the original, the sentence marked in it and lit on the page', async () => {
  read(HTML)
  pointTo('ELLE DORT')
  await settled()
  press('Alt')
  await expect.poll(cardText).toBe('Il a lu ce livre hier. Elle dort.')
  expect(marked()).toBe('Elle dort.')
  expect(lit()).toEqual(['ELLE DORT.'])
  pointTo('HIER')
  await expect.poll(marked).toBe('Il a lu ce livre hier.')
  expect(press('Alt', 'keyup').defaultPrevented).toBe(true)
  expect(card()).not.toBe(null)
  movePointer(1, innerHeight - 1)
  await expect.poll(card).toBe(null)
  expect(lit()).toEqual([])
})

test('the card says which of the reader’s own words the translation lacks', async () => {
  const { lost } = read(HTML)
  lost.push({ term: 'livre', wanted: 'tome' })
  pointTo('ELLE DORT')
  await settled()
  press('Alt')
  await expect.poll(() => card()?.root.querySelector('.not-kept')?.textContent).toBe('Not kept: livre')
})

test('Alt with another key is a shortcut, not a question', async () => {
  read(HTML)
  pointTo('ELLE DORT')
  await settled()
  press('Alt')
  press('g')
  await settled()
  expect(card()).toBe(null)
  expect(press('Alt', 'keyup').defaultPrevented).toBe(false)
})

test('turned on, pointing is enough; a finger never is', async () => {
  onHover = true
  read(HTML)
  const { x, y } = document.querySelector('p')!.getBoundingClientRect()
  movePointer(x + 20, y + 8, 'touch')
  await settled()
  expect(card()).toBe(null)
  pointTo('AUTRE')
  await expect.poll(cardText).toBe('Autre chose.')
})

test('Esc closes, and is not for the page as well', async () => {
  onHover = true
  read(HTML)
  pointTo('AUTRE')
  await expect.poll(cardText).toBe('Autre chose.')
  expect(press('Escape').defaultPrevented).toBe(true)
  expect(card()).toBe(null)
})

test('by the keyboard: Alt at a focused link opens it with the focus in it, Esc gives it back', async () => {
  read(HTML)
  const link = document.querySelector('a')!
  link.focus()
  await settled()
  press('Alt')
  await expect.poll(marked).toBe('Il a lu ce livre hier.')
  expect(card()!.root.activeElement?.textContent).toBe('Translate again')
  press('Alt', 'keyup')
  press('Escape')
  expect(card()).toBe(null)
  expect(document.activeElement).toBe(link)
})

test('by the keyboard: a caret that keys move through text without a link is a place to ask at', async () => {
  read(HTML)
  const text = document.createTreeWalker(document.querySelectorAll('p')[1]!, NodeFilter.SHOW_TEXT).nextNode()!
  const selection = getSelection()!
  selection.collapse(text, 2) // as a click does
  await settled()
  press('Alt')
  await settled()
  expect(card()).toBe(null)
  press('Alt', 'keyup')
  press('ArrowRight')
  selection.collapse(text, 3)
  await settled()
  press('Alt')
  await expect.poll(cardText).toBe('Autre chose.')
  press('Alt', 'keyup')
  press('Escape')
  expect(card()).toBe(null)
  selection.removeAllRanges()
})

test('translates again, keeps the original, and takes that back', async () => {
  onHover = true
  const { asked } = read(HTML)
  pointTo('AUTRE')
  await expect.poll(cardText).toBe('Autre chose.')
  button('Translate again').click()
  expect(asked).toEqual(['translate Autre chose.'])
  expect(card()).toBe(null)
  pointTo('ELLE DORT')
  await expect.poll(marked).toBe('Elle dort.')
  button('Keep original').click()
  expect(asked.at(-1)).toBe('pin true Il a lu ce livre hier. Elle dort.')
  expect(document.querySelector('p')!.textContent).toBe('Il a lu ce livre hier. Elle dort.')
  pointTo('AUTRE')
  await expect.poll(cardText).toBe('Autre chose.')
  press('Escape')
  pointTo('Elle dort')
  await settled()
  press('Alt')
  await expect.poll(() => card()?.root.querySelector('button')?.textContent).toBe('Translate this paragraph')
  expect(cardText()).toBe(null)
})

test('in nested shadow roots, and nothing is written on the page', async () => {
  let root: ShadowRoot | null = null
  read('<div></div><p>Autre chose.</p>', 'in-place', (body) => {
    const outer = body.querySelector('div')!.attachShadow({ mode: 'open' })
    const host = document.createElement('div')
    outer.append(host)
    root = host.attachShadow({ mode: 'open' })
    const paragraph = document.createElement('p')
    paragraph.textContent = 'Au fond. Tout au fond.'
    root.append(paragraph)
  })
  const before = document.documentElement.outerHTML
  pointTo('TOUT AU FOND', root!)
  await settled()
  press('Alt')
  await expect.poll(marked).toBe('Tout au fond.')
  expect(lit()).toEqual(['TOUT AU FOND.'])
  expect(root!.adoptedStyleSheets).toHaveLength(1)
  press('Escape')
  expect(document.documentElement.outerHTML).toBe(before)
  aids!.end()
  expect(root!.adoptedStyleSheets).toHaveLength(0)
})

test('when the page is restored nothing of it is left', async () => {
  const { put } = read(HTML, 'bilingual')
  pointTo('Elle dort')
  await expect.poll(lit).toEqual(['Elle dort.', 'ELLE DORT.'])
  put({ phase: 'restored' })
  expect(lit()).toEqual([])
  expect(document.adoptedStyleSheets).toHaveLength(0)
  expect(document.querySelector('gloss-original')).toBe(null)
  pointTo('AUTRE')
  await settled()
  expect(lit()).toEqual([])
})
