/** One go a frame, never where the reader is at work, and nothing moves that the reader looks at. */
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createFlush } from '../../../lib/page/write/flush'
import { MAX_READS } from '../../../lib/page/write/scroll-anchor'
import { frames } from '../watch/watched-page'

afterEach(() => {
  getSelection()?.removeAllRanges()
  document.body.replaceChildren()
  document.documentElement.removeAttribute('style')
  scrollTo(0, 0)
})

const flushOf = (options: Parameters<typeof createFlush>[1] = {}) => {
  const flush = createFlush(window, options)
  onTestFinished(flush.stop)
  return flush
}
const paragraphs = (count: number) => {
  document.body.innerHTML = Array.from({ length: count }, (_, at) => `<p id="p${at}">line ${at}</p>`).join('')
  return [...document.querySelectorAll('p')]
}
/** A paragraph near the upper third, where the anchor is. */
const lookedAt = () => {
  for (let y = innerHeight / 3; y < innerHeight; y += 5) {
    const element = document.elementFromPoint(innerWidth / 2, y)
    if (element instanceof HTMLParagraphElement) return element
  }
  throw new Error('no paragraph in view')
}
const find = (selector: string) => document.querySelector<HTMLElement>(selector)!

describe('frames', () => {
  test('four milliseconds a frame, at least one write, the rest in the next ones', async () => {
    let timeMs = 0
    const perFrame: number[] = []
    const flush = flushOf({ now: () => timeMs, onFlushed: (count) => perFrame.push(count) })
    for (const [at, place] of paragraphs(7).entries())
      flush.add(`${at}`, place, () => {
        timeMs += at === 6 ? 50 : 1.5
      })
    await vi.waitUntil(() => flush.size() === 0)
    expect(perFrame).toEqual([3, 3, 1])
  })

  test('the later write of a key counts; what left the page or was cancelled is not written', async () => {
    const [first, second, third] = paragraphs(3)
    const flush = flushOf()
    const written: string[] = []
    flush.add('a', first!, () => written.push('early'))
    flush.add('a', first!, () => written.push('late'))
    flush.add('b', second!, () => written.push('gone'))
    flush.add('c', third!, () => written.push('cancelled'))
    second!.remove()
    flush.cancel('c')
    await vi.waitUntil(() => flush.size() === 0)
    expect(written).toEqual(['late'])
  })

  test('when nothing waits any more it is told, even if nothing was written', async () => {
    const [place] = paragraphs(1)
    const waiting: number[] = []
    const flush = flushOf({ onFlushed: () => waiting.push(flush.size()) })
    flush.add('a', place!, () => {})
    place!.remove()
    await frames()
    expect(waiting).toEqual([0])
  })

  test(`at most ${MAX_READS} layout reads, however much is written`, async () => {
    const places = paragraphs(400)
    scrollTo(0, 2000)
    const reads = [
      vi.spyOn(Element.prototype, 'getBoundingClientRect'),
      vi.spyOn(document, 'elementFromPoint'),
    ]
    const flush = flushOf({ budgetMs: 1_000 })
    for (const [at, place] of places.entries())
      flush.add(`${at}`, place, () => {
        place.firstChild!.nodeValue = 'longer than before '.repeat(10)
      })
    await vi.waitUntil(() => flush.size() === 0)
    const count = reads.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
    for (const spy of reads) spy.mockRestore()
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(MAX_READS)
  })
})

describe('the reader at work', () => {
  const inShadow = (mode: ShadowRootMode) => {
    document.body.innerHTML = '<div id="host"></div>'
    const root = find('#host').attachShadow({ mode })
    root.innerHTML = '<p>inside</p><p>beside</p>'
    return [...root.querySelectorAll('p')]
  }

  test.each([
    ['the page', () => paragraphs(2)],
    ['an open shadow root', () => inShadow('open')],
    ['a closed shadow root', () => inShadow('closed')],
  ])('a selection in %s holds back its own paragraph only, until it is given up', async (_, make) => {
    const [selected, other] = make()
    const text = selected!.firstChild!
    getSelection()!.setBaseAndExtent(text, 1, text, 4)
    const flush = flushOf()
    const written: string[] = []
    flush.add('selected', selected!, () => written.push('selected'))
    flush.add('other', other!, () => written.push('other'))
    await frames(3)
    expect(written).toEqual(['other'])
    // It waits for the reader, and is nothing under way; Firefox tells late of a selection, and it is looked at again.
    await expect.poll(() => flush.size()).toBe(0)
    getSelection()!.removeAllRanges()
    await vi.waitUntil(() => written.length === 2)
    expect(written).toEqual(['other', 'selected'])
  })

  test('a caret alone holds nothing back', async () => {
    const [place] = paragraphs(1)
    getSelection()!.collapse(place!.firstChild, 2)
    const write = vi.fn<() => void>()
    flushOf().add('a', place!, write)
    await frames(3)
    expect(write).toHaveBeenCalledOnce()
  })

  test('a field in it that is typed in does, and keeps focus and caret', async () => {
    document.body.innerHTML = '<p>Your name: <input value="Ann"></p>'
    const input = find('input') as HTMLInputElement
    input.focus()
    input.setSelectionRange(1, 2)
    const write = vi.fn<() => void>()
    const flush = flushOf()
    flush.add('a', find('p'), write)
    await frames(3)
    expect(write).not.toHaveBeenCalled()
    expect([document.activeElement, input.selectionStart]).toEqual([input, 1])
    input.blur()
    await vi.waitUntil(() => flush.size() === 0)
    expect(write).toHaveBeenCalledOnce()
  })

  test('a button in it keeps the focus while its text is written', async () => {
    document.body.innerHTML = '<p><button>Send</button></p>'
    find('button').focus()
    const flush = flushOf()
    flush.add('a', find('p'), () => {
      find('button').firstChild!.nodeValue = 'SENDEN'
    })
    await vi.waitUntil(() => flush.size() === 0)
    expect(document.activeElement).toBe(find('button'))
  })
})

describe('the anchor', () => {
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
})
