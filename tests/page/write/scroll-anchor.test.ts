/** Nothing moves that the reader looks at, and it is looked for no more often than it has to be. */
import { expect, test, vi } from 'vitest'
import { frames } from '../watch/watched-page'
import { emptyPage, find, flushOf, paragraphs } from './flush-fixture'

emptyPage()

/** A paragraph near the upper third, where the anchor is. */
const lookedAt = () => {
  for (let y = innerHeight / 3; y < innerHeight; y += 5) {
    const element = document.elementFromPoint(innerWidth / 2, y)
    if (element instanceof HTMLParagraphElement) return element
  }
  throw new Error('no paragraph in view')
}

const grow = async (places: Element[]) => {
  const flush = flushOf({ budgetMs: 1_000 })
  for (const [at, place] of places.entries())
    flush.add(`${at}`, place, () => {
      place.firstChild!.nodeValue = 'much longer than it was '.repeat(12)
    })
  await vi.waitUntil(() => flush.size() === 0)
}

test.each(['auto', 'none'])(
  'holds what is looked at in its place with overflow-anchor: %s',
  async (value) => {
    document.documentElement.style.overflowAnchor = value
    const places = paragraphs(200)
    scrollTo(0, 3_000)
    await frames(3)
    const looked = lookedAt()
    const top = looked.getBoundingClientRect().top
    await grow(places.slice(0, places.indexOf(looked)))
    expect(looked.getBoundingClientRect().top).toBeCloseTo(top, 0)
    // Nor does the browser correct a second time.
    await frames(4)
    expect(looked.getBoundingClientRect().top).toBeCloseTo(top, 0)
    expect(scrollY).toBeGreaterThan(3_100)
  },
)

test('what is under a point is not asked for again while what was there stays where it is', async () => {
  const places = paragraphs(200)
  scrollTo(0, 3_000)
  await frames(3)
  const asked = vi.spyOn(document, 'elementFromPoint')
  const flush = flushOf({ now: () => 0 })
  const growOne = async (place: Element) => {
    flush.add('one', place, () => void (place.firstChild!.nodeValue = 'much longer than it was '.repeat(12)))
    await vi.waitUntil(() => flush.size() === 0)
    return asked.mock.calls.length
  }
  const first = await growOne(places[0]!)
  expect(first).toBeGreaterThan(0)
  expect(await growOne(places[1]!)).toBe(first)
  scrollTo(0, 3_500)
  await frames(3)
  expect(await growOne(places[2]!)).toBeGreaterThan(first)
  asked.mockRestore()
})

test('in a scrolled box, the box', async () => {
  document.body.innerHTML = `<main style="height:100vh;overflow:auto;overflow-anchor:none">${'<p>line</p>'.repeat(200)}</main>`
  const main = find('main')
  main.scrollTop = 2_000
  await frames(3)
  const looked = lookedAt()
  const top = looked.getBoundingClientRect().top
  const places = [...document.querySelectorAll('p')]
  await grow(places.slice(0, places.indexOf(looked)))
  expect(looked.getBoundingClientRect().top).toBeCloseTo(top, 0)
  expect([main.scrollTop > 2_100, scrollY]).toEqual([true, 0])
})

test('nothing is read or moved at the top of a page', async () => {
  const places = paragraphs(50)
  const read = vi.spyOn(Element.prototype, 'getBoundingClientRect')
  await grow(places)
  expect(read).not.toHaveBeenCalled()
  read.mockRestore()
  expect(scrollY).toBe(0)
})

/** What the head of scroll-anchor.ts says of the browser. */
test.each([
  ['auto', 0],
  ['none', 400],
])(
  'the browser by itself, overflow-anchor: %s, in the layout that a script asks for',
  async (value, atLeast) => {
    document.documentElement.style.overflowAnchor = value
    const places = paragraphs(200)
    scrollTo(0, 3_000)
    await frames(3)
    const looked = lookedAt()
    const top = looked.getBoundingClientRect().top
    for (const place of places.slice(0, 10))
      place.firstChild!.nodeValue = 'much longer than it was '.repeat(12)
    const moved = looked.getBoundingClientRect().top - top
    if (atLeast === 0) expect(moved).toBeCloseTo(0, 0)
    else expect(moved).toBeGreaterThan(atLeast)
  },
)
