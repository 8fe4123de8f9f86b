/** One go a frame, and never where the reader is at work. */
import { describe, expect, test, vi } from 'vitest'
import { MAX_READS } from '../../../lib/page/write/scroll-anchor'
import { frames } from '../watch/watched-page'
import { emptyPage, find, flushOf, paragraphs } from './flush-fixture'

emptyPage()

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

  /** By hand: a write takes 1.5 ms, a frame's layout `layoutMs`. */
  const costly = (layoutMs: number) => {
    const perFrame: number[] = []
    let timeMs = 0
    const flush = flushOf({
      now: () => timeMs,
      onFlushed(count) {
        perFrame.push(count)
        timeMs += layoutMs
      },
    })
    const write = (count: number) => {
      for (const [at, place] of paragraphs(count).entries())
        flush.add(`${at}`, place, () => void (timeMs += 1.5))
    }
    return { flush, perFrame, write }
  }

  test.each([
    ['cheap frames', 2, [3, 3, 3, 3]],
    ['as long as the last frame took', 12, [3, 8, 1]],
    ['not longer than twenty-five, whatever it took', 300, [3, 9]],
  ])('how long is written: %s', async (_, layoutMs, expected) => {
    const { flush, perFrame, write } = costly(layoutMs)
    write(3)
    await vi.waitUntil(() => flush.size() === 0)
    // The browser has told what the frame took.
    await new Promise((resolve) => void setTimeout(resolve))
    write(9)
    await vi.waitUntil(() => flush.size() === 0)
    expect(perFrame).toEqual(expected)
  })

  test('what nobody looks at waits as long as the last frame took, or comes along', async () => {
    const { flush, perFrame, write } = costly(400)
    write(1)
    await vi.waitUntil(() => flush.size() === 0)
    await new Promise((resolve) => void setTimeout(resolve))
    const asked = vi.spyOn(window, 'requestAnimationFrame')
    const [near, far] = paragraphs(2)
    const written: string[] = []
    const later = vi.spyOn(window, 'setTimeout')
    flush.add('far', far!, () => written.push('far'), true)
    expect(later.mock.lastCall?.[1]).toBe(400)
    expect(asked).not.toHaveBeenCalled()
    flush.add('near', near!, () => written.push('near'))
    expect(asked).toHaveBeenCalledOnce()
    await vi.waitUntil(() => flush.size() === 0)
    asked.mockRestore()
    later.mockRestore()
    expect(written).toEqual(['near', 'far'])
    expect(perFrame).toEqual([1, 2])
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
