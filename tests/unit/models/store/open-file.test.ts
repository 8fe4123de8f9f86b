/** A full disk, as Chromium 156 tells of it: nothing is thrown, the results are wrong. */
import { expect, test } from 'vitest'
import { type OpenFile, longestThatFits, resize, writeWhole } from '../../../../lib/models/store/open-file'

const NO_SPACE = 4294967288 // -8 as unsigned 32 bits

/** A file on a disk with so much room, which behaves as Chromium's or as the standard says. */
function diskOf(room: number, kind: 'chromium' | 'standard'): OpenFile & { written: number } {
  let size = 0
  const full = (told: number) => {
    if (kind === 'standard') throw new DOMException('full', 'QuotaExceededError')
    return told
  }
  const file = {
    written: 0,
    read: () => 0,
    write(bytes: Uint8Array, { at }: { at: number }) {
      if (at + bytes.length > room) return full(NO_SPACE)
      const some = Math.min(bytes.length, 100) // never all at once
      size = Math.max(size, at + some)
      file.written += some
      return some
    },
    truncate(bytes: number) {
      if (bytes > room) full(0)
      else size = bytes
    },
    getSize: () => size,
    flush: () => {},
    close: () => {},
  }
  return file
}

test.each(['chromium', 'standard'] as const)('a full disk is noticed (%s)', (kind) => {
  const file = diskOf(1000, kind)
  expect(resize(file, 1001)).toBe(false)
  expect(writeWhole(file, new Uint8Array(300), 800)).toBe(false)
  expect(resize(file, 1000)).toBe(true)
  expect(writeWhole(file, new Uint8Array(250), 700)).toBe(true)
  expect(file.written).toBe(250)
})

test.each(['chromium', 'standard'] as const)(
  'how much would fit is found, and the file left as it was (%s)',
  (kind) => {
    const file = diskOf(123_456_789, kind)
    resize(file, 1000)
    const fits = longestThatFits(file, 1e9)
    expect(fits).toBeLessThanOrEqual(123_456_789)
    expect(fits).toBeGreaterThan(122_000_000)
    expect(file.getSize()).toBe(1000)
  },
)

test('what is not about room is not hidden', () => {
  const broken = {
    ...diskOf(10, 'standard'),
    truncate: () => {
      throw new DOMException('gone', 'InvalidStateError')
    },
  }
  expect(() => resize(broken, 5)).toThrow('gone')
})
