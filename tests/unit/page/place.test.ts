import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlaceRequest, placeBubble } from '../../../lib/page/place'

const viewport = { left: 0, top: 0, right: 1000, bottom: 800 }
const bubble = { width: 420, height: 160 }
const line = (left: number, top: number, width = 200) => ({
  left,
  top,
  right: left + width,
  bottom: top + 20,
})
const place = (request: Partial<PlaceRequest>) =>
  placeBubble({ anchor: line(100, 100), bubble, viewport, rightToLeft: false, ...request })

test('below the selection, at its left edge', () => {
  expect(place({})).toMatchObject({ side: 'below', left: 100, top: 128, maxWidth: 420, maxHeight: 480 })
})

test('at its right edge for right-to-left text', () => {
  expect(place({ anchor: line(500, 100), rightToLeft: true })).toMatchObject({ side: 'below', left: 280 })
})

test('above, touching the gap, where there is no room below', () => {
  expect(place({ anchor: line(100, 740) })).toMatchObject({ side: 'above', top: 740 - 8 - 160 })
})

test('stays inside at the right edge', () => {
  expect(place({ anchor: line(900, 100, 80) }).left).toBe(1000 - 8 - 420)
})

test('beside a selection that fills the height', () => {
  const anchor = { left: 40, top: -200, right: 500, bottom: 1000 }
  expect(place({ anchor })).toMatchObject({ side: 'after', left: 508, maxWidth: 420 })
  expect(place({ anchor: { ...anchor, left: 500, right: 960 } })).toMatchObject({ side: 'before', left: 72 })
})

test('over a selection that fills the screen, at the bottom', () => {
  expect(place({ anchor: viewport })).toMatchObject({ side: 'over', top: 800 - 8 - 160 })
})

test('in the top end corner without an anchor', () => {
  expect(place({ anchor: null })).toMatchObject({ left: 572, top: 8 })
  expect(place({ anchor: null, rightToLeft: true })).toMatchObject({ left: 8, top: 8 })
})

test('at the edge while the selection is scrolled out', () => {
  expect(place({ anchor: line(100, -500) })).toMatchObject({ side: 'below', top: 8 })
  expect(place({ anchor: line(100, 2000) })).toMatchObject({ side: 'above', top: 800 - 8 - 160 })
})

test('as wide as a narrow screen allows', () => {
  const narrow = { left: 0, top: 0, right: 320, bottom: 568 }
  expect(place({ viewport: narrow, bubble: { width: 304, height: 160 } })).toMatchObject({
    left: 8,
    maxWidth: 304,
  })
})

test('the side does not change while the bubble grows', () => {
  const anchor = line(100, 560)
  const sides = [60, 160, 400, 2000].map((height) => place({ anchor, bubble: { width: 420, height } }).side)
  expect(new Set(sides).size).toBe(1)
})

test('never outside, and never over the selection unless it says so', () => {
  const size = fc.integer({ min: 200, max: 3000 })
  const spot = fc.integer({ min: -500, max: 3500 })
  const extent = fc.integer({ min: 1, max: 2000 })
  const request = fc.record({
    width: size,
    height: size,
    x: spot,
    y: spot,
    w: extent,
    h: extent,
    content: extent,
  })
  fc.assert(
    fc.property(request, fc.boolean(), ({ width, height, x, y, w, h, content }, rightToLeft) => {
      const viewport = { left: 0, top: 0, right: width, bottom: height }
      const anchor = { left: x, top: y, right: x + w, bottom: y + h }
      const wanted = { width: Math.min(420, width - 16), height: content }
      const { side, left, top, maxWidth, maxHeight } = placeBubble({
        anchor,
        bubble: wanted,
        viewport,
        rightToLeft,
      })
      const right = left + Math.min(wanted.width, maxWidth)
      const bottom = top + Math.min(content, maxHeight)
      expect(left >= 8 && top >= 8 && right <= width - 8 && bottom <= height - 8).toBe(true)
      expect(maxHeight).toBeLessThanOrEqual(height * 0.6)
      const apart = right <= x || left >= x + w || bottom <= y || top >= y + h
      expect(apart || side === 'over').toBe(true)
    }),
    { numRuns: 2000 },
  )
})
