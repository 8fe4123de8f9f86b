/**
 * Which of many spans, one below the other, lie in a window: O(log n) reads. What is not below its neighbour (columns) may be missed or
 * come along; it is found when it is looked for again. Pure.
 */

export interface Span {
  top: number
  bottom: number
}

/** So many neighbours are asked for one that has no box. */
const MOST_ASKED = 4

/** From `start` up to `end`. @param spanAt null: it has no box */
export function spansIn(
  count: number,
  spanAt: (at: number) => Span | null,
  window: Span,
): { start: number; end: number } {
  if (window.bottom <= window.top) return { start: 0, end: 0 }
  const near = (at: number): Span | null => {
    for (let next = at; next < Math.min(count, at + MOST_ASKED); next++) {
      const span = spanAt(next)
      if (span) return span
    }
    return null
  }
  // One without a box counts as above: the search goes on below it.
  const start = firstWhere(0, count, (at) => (near(at)?.bottom ?? -Infinity) > window.top)
  const end = firstWhere(start, count, (at) => (near(at)?.top ?? -Infinity) >= window.bottom)
  return { start, end }
}

/** The first from which on it is true; `until` where it never is. */
function firstWhere(from: number, until: number, isTrue: (at: number) => boolean): number {
  let low = from
  let high = until
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}
