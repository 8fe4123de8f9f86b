import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Span, spansIn } from '../../../../lib/page/schedule/span-search'

/** Lines of these heights, one below the other; `null`: no box. */
function lines(heights: (number | null)[]) {
  let top = 0
  const spans = heights.map((height): Span | null => {
    if (height === null) return null
    top += height
    return { top: top - height, bottom: top }
  })
  let reads = 0
  return {
    spans,
    spanAt: (at: number) => (reads++, spans[at]!),
    reads: () => reads,
  }
}

test('those that lie in the window, and no others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 200 }),
      fc.integer({ min: -100, max: 4000 }),
      fc.integer({ min: 1, max: 1000 }),
      (heights, top, height) => {
        const { spans, spanAt } = lines(heights)
        const window = { top, bottom: top + height }
        const { start, end } = spansIn(heights.length, spanAt, window)
        const expected = [...spans.keys()].filter(
          (at) => spans[at]!.bottom > window.top && spans[at]!.top < window.bottom,
        )
        expect(Array.from({ length: end - start }, (_, at) => start + at)).toEqual(expected)
      },
    ),
  )
})

test('a hundred thousand lines take some tens of reads', () => {
  const { spanAt, reads } = lines(Array.from({ length: 100_000 }, () => 20))
  expect(spansIn(100_000, spanAt, { top: 1_000_000, bottom: 1_000_800 })).toEqual({
    start: 50_000,
    end: 50_040,
  })
  expect(reads()).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(100_000)) + 2)
})

test('a few without a box among them do no harm', () => {
  const heights = Array.from({ length: 1000 }, (_, at) => (at % 5 < 2 ? null : 20))
  const { spans, spanAt } = lines(heights)
  const { start, end } = spansIn(1000, spanAt, { top: 4000, bottom: 4400 })
  const found = spans.slice(start, end).filter((span) => span !== null)
  expect(found[0]!.top).toBe(4000)
  expect(found.at(-1)!.bottom).toBe(4400)
})

test('an empty window holds nothing', () => {
  const { spanAt, reads } = lines([20, 20])
  expect(spansIn(2, spanAt, { top: 10, bottom: 10 })).toEqual({ start: 0, end: 0 })
  expect(reads()).toBe(0)
})
