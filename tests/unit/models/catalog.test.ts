import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEVICES, DTYPES, TASKS } from '../../../lib/messaging/contract'
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

test('every task but none other has a model', () => {
  expect([...new Set(catalog.map(({ task }) => task))].toSorted()).toEqual([...TASKS].toSorted())
})

describe.each(catalog)('$id', (entry) => {
  test('has one of the tasks, and the architecture that runs it', () => {
    expect(TASKS).toContain(entry.task)
    expect(entry.architecture).toMatch(/^[a-z][\w-]*$/)
  })

  test('a translation model has either directed pairs or languages, another one no pairs', () => {
    if (entry.task === 'translation') {
      expect(Boolean(entry.pairs?.length)).not.toBe(Boolean(entry.languages?.length))
      expect('pairs' in entry && 'languages' in entry).toBe(false)
    } else {
      expect('pairs' in entry).toBe(false)
      if ('languages' in entry) expect(entry.languages.length).toBeGreaterThan(0)
    }
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
    // q4 and f16 builds are for the graphics adapter: without another one an entry has to say that it needs that.
    const forTheProcessor = entry.dtypes.some((dtype) => dtype === 'q8' || dtype === 'fp32')
    expect(forTheProcessor).not.toBe(Boolean(entry.minimumHardware?.gpu))
    expect(DTYPES.filter((dtype) => entry.dtypes.includes(dtype))).toEqual(entry.dtypes)
  })

  test('has a threshold of "no answer" only where it answers', () => {
    if ('nullThreshold' in entry)
      expect({ task: entry.task, isNumber: Number.isFinite(entry.nullThreshold) }).toEqual({
        task: 'question-answering',
        isNumber: true,
      })
  })

  test('says nothing about builds that it does not have', () => {
    const said = [entry.weightBytes, entry.largestTensorBytes].flatMap((sizes) => Object.entries(sizes ?? {}))
    for (const [dtype, bytes] of said) {
      expect(entry.dtypes, dtype).toContain(dtype)
      expect(Number.isSafeInteger(bytes) && bytes > 0, dtype).toBe(true)
    }
    for (const { dtype } of entry.avoid ?? []) expect(entry.dtypes).toContain(dtype)
  })

  test('gives a reason for what it asks for and an issue for what it avoids', () => {
    const { minimumHardware, avoid = [] } = entry
    if (minimumHardware) expect(minimumHardware.why).toMatch(/\w{3}/)
    for (const { device, why } of avoid) {
      expect(DEVICES).toContain(device)
      expect(why).toMatch(/: https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(issues|pull)\/\d+$/)
    }
    const rungs = avoid.map(({ dtype, device }) => `${device} ${dtype}`)
    expect(new Set(rungs).size).toBe(rungs.length)
  })

  test('names a licence or leaves it out, and never points at a page in place of one', () => {
    if ('licence' in entry)
      expect(entry.licence).toMatch(/^(Apache-2\.0|MIT|CC BY(-NC)? 4\.0|Gemma Terms of Use)$/)
    if ('licencePage' in entry) expect(new URL(entry.licencePage).protocol).toBe('https:')
    if (entry.licence === undefined) expect(entry.licencePage).toBeUndefined()
  })
})

describe.each(fromTheHub)('$id', (entry) => {
  test('is named on a public page', () => {
    expect(entry.id).toMatch(/^[\w.-]+\/[\w.-]+$/)
    const { protocol, hostname, pathname } = new URL(entry.page!)
    expect(protocol).toBe('https:')
    if (hostname === 'huggingface.co') expect(`${pathname}/`.startsWith(`/${entry.id}/`)).toBe(true)
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
