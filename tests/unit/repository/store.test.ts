/** What the stores refuse is refused here: a summary that is too long, a picture of another size. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { messagesOf } from '../../fixtures/locale-words'

const ROOT = resolve(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(ROOT, path))
const listing = read('docs/store/listing.md').toString()

/** https://developer.chrome.com/docs/extensions/reference/manifest/description, and the same at Edge. */
const SUMMARY_MAX = 132
/** https://developer.chrome.com/docs/webstore/images: 1280 × 800, 24-bit PNG without transparency. */
const PICTURE = { width: 1280, height: 800, colourType: 2 }

function png(path: string) {
  const bytes = read(path)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colourType: bytes[25] }
}

test('the summary is the description in English, and short enough', () => {
  const [, summary = ''] = /## Summary\n\n(.+)\n/.exec(listing) ?? []
  expect(summary).toBe(messagesOf(read('locales/en.yml').toString())['extension_description'])
})

test.each(readdirSync(join(ROOT, 'locales')))('%s has a description that every store takes', (file) => {
  const description = messagesOf(read(`locales/${file}`).toString())['extension_description'] ?? ''
  expect(description.length).toBeGreaterThan(10)
  expect(description.length).toBeLessThanOrEqual(SUMMARY_MAX)
})

test('every picture has the size that stores ask for, and is in the listing', () => {
  const pictures = readdirSync(join(ROOT, 'docs/pictures')).filter((file) => file.endsWith('.png'))
  expect(pictures.length).toBeGreaterThan(4)
  for (const picture of pictures) {
    expect(png(`docs/pictures/${picture}`), picture).toEqual(PICTURE)
    expect(listing).toContain(basename(picture, '.png'))
  }
})

test('the README’s first picture moves, and is small', () => {
  const moving = read('docs/moving.png')
  expect(moving.toString('latin1')).toContain('acTL')
  expect(moving.length).toBeLessThan(600_000)
})

test.each([16, 32, 48, 96, 128])('the icon of %i pixels has them', (size) => {
  expect(png(`public/icon/${size}.png`)).toMatchObject({ width: size, height: size })
})
