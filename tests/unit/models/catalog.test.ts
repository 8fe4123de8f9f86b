import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DTYPES } from '../../../lib/messaging/contract'
import { catalog } from '../../../lib/models/catalog'

const shipped = catalog.filter((entry) => entry.shipped)
const fromTheHub = catalog.filter((entry) => !entry.shipped)

function expectCanonical(tag: string) {
  expect(Intl.getCanonicalLocales(tag), tag).toEqual([tag])
}

test('every id occurs once, and what ships comes first', () => {
  const ids = catalog.map((entry) => entry.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.slice(0, shipped.length)).toEqual(shipped.map((entry) => entry.id))
  expect(shipped.length).toBeGreaterThan(0)
})

test('no two models go by the same name', () => {
  const all = catalog.map((entry) => entry.name)
  expect(new Set(all).size).toBe(all.length)
})

describe.each(catalog)('$id', (entry) => {
  test('has either directed pairs or languages', () => {
    expect(Boolean(entry.pairs?.length)).not.toBe(Boolean(entry.languages?.length))
    expect('pairs' in entry && 'languages' in entry).toBe(false)
  })

  test('names languages in canonical BCP 47', () => {
    for (const pair of entry.pairs ?? []) {
      const tags = pair.split('>')
      expect(tags, pair).toHaveLength(2)
      tags.forEach(expectCanonical)
      expect(tags[0], pair).not.toBe(tags[1])
    }
    entry.languages?.forEach(expectCanonical)
    const all = entry.pairs ?? entry.languages ?? []
    expect(new Set(all).size).toBe(all.length)
  })

  test('names its builds, the one for the processor among them', () => {
    expect(entry.dtypes).toContain('q8')
    expect(DTYPES.filter((dtype) => entry.dtypes.includes(dtype))).toEqual(entry.dtypes)
  })
})

describe.each(fromTheHub)('$id', (entry) => {
  test('is named on a public page', () => {
    expect(entry.id).toMatch(/^[\w.-]+\/[\w.-]+$/)
    const { protocol, hostname, pathname } = new URL(entry.page!)
    expect(protocol).toBe('https:')
    if (hostname === 'huggingface.co') expect(pathname.startsWith(`/${entry.id}/`)).toBe(true)
  })
})

describe.each(shipped)('$id', (entry) => {
  const folder = resolve(import.meta.dirname, '../../../public/models', entry.id.replace(/^gloss\//, ''))
  const files = Object.entries(entry.shipped!)

  test('its files add up', () => {
    expect(files.reduce((sum, [, file]) => sum + file.bytes, 0)).toBe(entry.bytes)
  })

  test.each(files)('%s has the stated size and SHA-256', async (path, file) => {
    const content = await readFile(resolve(folder, path))
    expect(content.byteLength).toBe(file.bytes)
    expect(createHash('sha256').update(content).digest('hex')).toBe(file.sha256)
  })
})
