/** What a page does to itself, and what is told of it. */
import { expect, test, vi } from 'vitest'
import { judgeFound } from '../../../lib/page/watch/unit-index'
import { restoreUnit } from '../../../lib/page/write/in-place'
import { frames, unitOf, watchedPage } from './watched-page'

const text = (element: Element) => element.firstChild as Text

test('our own writes are never told', async () => {
  const page = watchedPage('<p>one</p><p>two</p>')
  for (const paragraph of document.querySelectorAll('p')) page.translate(paragraph)
  await frames()
  expect(document.body.textContent).toBe('ONETWO')
  expect(page.told).toEqual([])
})

test('what is new is walked once, from the outermost of what came', async () => {
  const page = watchedPage('<main></main>')
  const section = document.createElement('section')
  page.find('main').append(section)
  section.append(document.createElement('div'))
  section.firstElementChild!.append('new words')
  await frames()
  expect(page.walks()).toEqual([section])
})

test('an inline element that comes belongs to the block around it', async () => {
  const page = watchedPage('<p>one <span><i>two</i></span></p>')
  const bold = document.createElement('b')
  bold.textContent = 'three'
  page.find('i').append(bold)
  await frames()
  expect(page.walks()).toEqual([page.find('p')])
})

test('a text that the page changes makes its unit stale; restoring leaves the new text', async () => {
  const page = watchedPage('<p>one <b>two</b></p>')
  const unit = page.translate(page.find('p'))
  text(page.find('b')).nodeValue = 'three'
  await frames()
  expect(page.all('stale')).toEqual([unit])
  expect(page.walks()).toEqual([page.find('p')])
  page.restoreStale()
  expect(page.find('p').innerHTML).toBe('one <b>three</b>')
})

test('"show more" appends to our words: only the page\'s are left', async () => {
  const page = watchedPage('<p>one</p>')
  const unit = page.translate(page.find('p'))
  text(page.find('p')).appendData(' and more')
  await frames()
  expect(page.all('stale')).toEqual([unit])
  page.restoreStale()
  expect(page.find('p').innerHTML).toBe('one and more')
})

test('what the page made of our words is known before any of them are taken away', async () => {
  const page = watchedPage('<p></p>')
  page.find('p').append('one ', 'two')
  const unit = page.translate(page.find('p'))
  page.find('p').normalize()
  page.watch.quietly(() => restoreUnit(unit, page.ledger))
  expect(page.find('p').innerHTML).toBe('one two')
  await frames()
  expect(page.walks()).toEqual([page.find('p')])
})

test('what is taken away is gone, what comes back as it was has returned, and is not walked', async () => {
  const page = watchedPage('<main><p>one</p></main>')
  const unit = page.translate(page.find('p'))
  const paragraph = page.find('p')
  paragraph.remove()
  await frames()
  expect(page.all('gone')).toEqual([unit])
  page.index.letGo(unit)
  page.find('main').append(paragraph)
  await frames()
  expect(page.all('returned')).toEqual([unit])
  expect(page.walks()).toEqual([])
})

test('moved within one frame, it is neither gone nor new', async () => {
  const page = watchedPage('<p>one</p><main></main>')
  page.translate(page.find('p'))
  page.find('main').append(page.find('p'))
  await frames()
  expect(page.all('gone')).toEqual([])
  expect(page.walks()).toEqual([])
})

test('a clone of our output is ours: not walked, and restored', async () => {
  const page = watchedPage('<p title="a tip">one <b>two</b></p>')
  const unit = page.translate(page.find('p'))
  page.ledger.writeAttribute(page.find('p'), 'title', 'A TIP')
  await frames()
  document.body.append(page.find('p').cloneNode(true))
  await frames()
  expect(page.walks()).toEqual([])
  expect(page.all('adopted').map((node) => node.nodeValue)).toEqual(['ONE ', 'TWO'])
  const clone = document.body.lastElementChild!
  expect(judgeFound(unitOf(clone), page.index, page.ledger)).toEqual({ kind: 'known' })
  expect(judgeFound(unitOf(page.find('p')), page.index, page.ledger)).toEqual({ kind: 'known' })
  page.ledger.restore()
  expect(clone.outerHTML).toBe('<p title="a tip">one <b>two</b></p>')
  expect(unit.container.outerHTML).toBe(clone.outerHTML)
})

test('a paragraph that is half ours is found to be mixed', async () => {
  const page = watchedPage('<p>one</p>')
  const unit = page.translate(page.find('p'))
  page.find('p').append('more')
  expect(judgeFound(unitOf(page.find('p')), page.index, page.ledger)).toEqual({
    kind: 'mixed',
    stale: [unit],
  })
})

test('normalize, and a text written over by the page with our output in it', async () => {
  const page = watchedPage('<p></p><div>some text</div>')
  page.find('p').append('one ', 'two')
  await frames()
  page.translate(page.find('p'))
  page.translate(page.find('div'))
  page.find('p').normalize()
  page.find('div').textContent += ' more'
  await frames()
  expect(document.body.textContent).toBe('ONE TWOSOME TEXT more')
  page.ledger.restore()
  expect(document.body.innerHTML).toBe('<p>one two</p><div>some text more</div>')
})

test.each([
  ['contenteditable', 'true'],
  ['translate', 'no'],
  ['class', 'notranslate'],
])(
  'an element that becomes %s="%s" is restored, and told to be walked for its reason',
  async (name, value) => {
    const page = watchedPage('<section class="a"><p>one</p></section>')
    const unit = page.translate(page.find('p'))
    page.find('section').setAttribute('class', 'b')
    await frames()
    expect(page.told).toEqual([])
    page.find('section').setAttribute(name, value)
    await frames()
    expect(page.all('stale')).toEqual([unit])
    expect(page.walks()).toEqual([page.find('section')])
    page.restoreStale()
    expect(page.find('p').textContent).toBe('one')
  },
)

test('languages that the page declares are told; the one that was written is not', async () => {
  const page = watchedPage('<p>one</p>')
  page.ledger.writeAttribute(page.find('p'), 'lang', 'de')
  await frames()
  expect(page.told).toEqual([])
  page.find('p').setAttribute('lang', 'fr')
  await frames()
  expect(page.all('languages')).toEqual([page.find('p')])
})

test('a language that the page names where we have named it is told, and the page keeps it', async () => {
  const page = watchedPage('<p>one</p>')
  page.ledger.writeAttribute(page.find('p'), 'lang', 'de')
  await frames()
  page.find('p').setAttribute('lang', 'de')
  await frames()
  expect(page.all('languages')).toEqual([page.find('p')])
  page.ledger.restore()
  expect(page.find('p').getAttribute('lang')).toBe('de')
})

test('an attribute with new words is told; one that is put back is written again', async () => {
  const page = watchedPage('<p title="tip">1</p>')
  page.ledger.writeAttribute(page.find('p'), 'title', 'TIP')
  page.find('p').setAttribute('title', 'tip')
  await frames()
  await vi.waitUntil(() => page.find('p').getAttribute('title') === 'TIP')
  page.find('p').setAttribute('title', 'other')
  await frames()
  expect(page.all('attributes')).toEqual([page.find('p')])
})

test('a new body, and a document that is opened and written anew, are changes like any other', async () => {
  const page = watchedPage('<p>one</p>')
  const unit = page.translate(page.find('p'))
  const former = document.body
  const body = document.createElement('body')
  body.innerHTML = '<p>two</p>'
  document.documentElement.replaceChild(body, former)
  await frames()
  expect(page.all('gone')).toEqual([unit])
  expect(page.walks()).toEqual([body])
  document.documentElement.replaceChild(former, body)
})

test('document.open leaves the watch where it was', async () => {
  const page = watchedPage('<iframe></iframe>')
  const inner = (page.find('iframe') as HTMLIFrameElement).contentDocument!
  page.watch.add(inner)
  inner.open()
  inner.write('<p>written</p>')
  inner.close()
  await vi.waitUntil(() => page.walks().some((node) => node.ownerDocument === inner))
})

test('a page without end costs a few steps a mutation', async () => {
  const page = watchedPage('<p>one</p>'.repeat(50))
  const paragraphs = [...document.querySelectorAll('p')]
  for (const paragraph of paragraphs) page.translate(paragraph)
  await frames()
  const asked = vi.spyOn(page.ledger, 'isOurs')
  for (let round = 0; round < 80; round++) {
    text(paragraphs[0]!).nodeValue = `caption ${round}`
    await Promise.resolve()
  }
  await frames()
  expect(asked.mock.calls.length).toBeLessThan(80 * 8)
  expect(page.told.length).toBeLessThan(10)
})
