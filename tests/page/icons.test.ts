/** The icons are the drawing in assets/icon.svg: what `npm run icons` has not drawn anew after a change is found here. */
import { expect, test } from 'vitest'

/** Chromium's own drawing, so that little can differ: the rounding of half-transparent edges. */
const MOST_OFF = 8

async function pixelsOf(url: string, size: number): Promise<Uint8ClampedArray> {
  const image = new Image(size, size)
  image.src = url
  await image.decode()
  const context = new OffscreenCanvas(size, size).getContext('2d')!
  context.drawImage(image, 0, 0, size, size)
  return context.getImageData(0, 0, size, size).data
}

test.each([16, 32, 48, 96, 128])('of %i pixels', async (size) => {
  const drawn = await pixelsOf('/assets/icon.svg', size)
  const kept = await pixelsOf(`/icon/${size}.png`, size)
  const furthest = Math.max(...drawn.map((value, index) => Math.abs(value - kept[index]!)))
  expect(drawn.some((value) => value > 0)).toBe(true)
  expect(furthest).toBeLessThanOrEqual(MOST_OFF)
})
