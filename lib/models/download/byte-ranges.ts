/** Which bytes of a file are there: sorted half-open ranges that neither touch nor overlap. Pure. */
export type ByteRange = readonly [start: number, end: number]

export function addRange(ranges: readonly ByteRange[], [start, end]: ByteRange): ByteRange[] {
  if (start >= end) return [...ranges]
  const apart = ranges.filter(([from, to]) => to < start || from > end)
  const touching = ranges.filter(([from, to]) => to >= start && from <= end)
  const joined: ByteRange = [
    Math.min(start, ...touching.map(([from]) => from)),
    Math.max(end, ...touching.map(([, to]) => to)),
  ]
  return [...apart, joined].toSorted(([a], [b]) => a - b)
}

export const countBytes = (ranges: readonly ByteRange[]) =>
  ranges.reduce((sum, [start, end]) => sum + end - start, 0)

/** What is missing of a file of this size. */
export function gaps(ranges: readonly ByteRange[], bytes: number): ByteRange[] {
  const missing: ByteRange[] = []
  let at = 0
  for (const [start, end] of ranges) {
    if (start > at) missing.push([at, start])
    at = end
  }
  if (at < bytes) missing.push([at, bytes])
  return missing
}

/** Ranges cut into parts of at most this size. */
export function split(ranges: readonly ByteRange[], partBytes: number): ByteRange[] {
  return ranges.flatMap(([start, end]) => {
    const parts: ByteRange[] = []
    for (let at = start; at < end; at += partBytes) parts.push([at, Math.min(end, at + partBytes)])
    return parts
  })
}

/** How far the file is whole from its first byte on. */
export const wholeUntil = (ranges: readonly ByteRange[]) => (ranges[0]?.[0] === 0 ? ranges[0][1] : 0)

/** What a record may say: anything else, and the file is fetched anew. */
export function areRanges(ranges: readonly ByteRange[], bytes: number): boolean {
  return ranges.every(
    ([start, end], index) => start < end && start > (ranges[index - 1]?.[1] ?? -1) && end <= bytes,
  )
}
