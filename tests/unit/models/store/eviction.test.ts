/** Which models go when room is needed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ContentId } from '../../../../lib/models/content-id'
import { planEviction } from '../../../../lib/models/store/eviction'
import type { StoredModel } from '../../../../lib/models/store/models'

const contentId = (name: number): ContentId => `sha256-${String(name).padStart(64, '0')}`

/** A model of files by name; a file is as many bytes as its name says. */
const model = (id: string, usedAtMs: number, names: number[], pinned = false): StoredModel => {
  const files = names.map((name) => ({
    path: `onnx/${name}.onnx`,
    bytes: name,
    content: contentId(name),
    state: 'complete' as const,
    bytesHere: name,
  }))
  const bytes = names.reduce((sum, name) => sum + name, 0)
  return {
    id,
    commit: 'c',
    files,
    source: 'hub',
    pinned,
    held: false,
    usedAtMs,
    addedAtMs: usedAtMs,
    state: 'complete',
    bytes,
    bytesHere: bytes,
  }
}

const none = new Set<string>()
const ids = (models: StoredModel[], toFree: number, keep = none) =>
  planEviction(models, toFree, keep).models.map(({ id }) => id)

test('what was used longest ago goes first, and no more than is needed', () => {
  const models = [model('new', 3, [100]), model('old', 1, [50]), model('middle', 2, [70])]
  expect(ids(models, 10)).toEqual(['old'])
  expect(ids(models, 60)).toEqual(['old', 'middle'])
})

test('pinned models and those in use stay', () => {
  const models = [model('pinned', 1, [100], true), model('running', 2, [101]), model('free', 3, [102])]
  expect(ids(models, 50, new Set(['running']))).toEqual(['free'])
})

test('where all would not be enough, none is lost', () => {
  expect(ids([model('a', 1, [10]), model('b', 2, [20], true)], 15)).toEqual([])
})

test('a file that another model has frees nothing', () => {
  const models = [model('sharing', 1, [100]), model('shared', 2, [100, 5], true), model('own', 3, [60])]
  expect(ids(models, 50)).toEqual(['own'])
})

test('two that share a file free it together', () => {
  expect(ids([model('a', 1, [100, 1]), model('b', 2, [100, 2])], 102)).toEqual(['a', 'b'])
})

test('the plan frees what it says, and never touches what must stay', () => {
  const anyModel = fc.record({
    usedAtMs: fc.nat(20),
    names: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    pinned: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyModel, { maxLength: 8 }), fc.integer({ min: 1, max: 60 }), (all, toFree) => {
      const models = all.map(({ usedAtMs, names, pinned }, index) =>
        model(`m${index}`, usedAtMs, names, pinned),
      )
      const plan = planEviction(models, toFree, none)
      const onDisk = (list: StoredModel[]) => {
        const sizes = new Map(
          list.flatMap(({ files }) => files.map(({ content, bytes }) => [content, bytes] as const)),
        )
        return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
      }
      const left = models.filter((one) => !plan.models.includes(one))
      expect(onDisk(models) - onDisk(left)).toBe(plan.freedBytes)
      expect(plan.models.some(({ pinned }) => pinned)).toBe(false)
      if (plan.models.length > 0) expect(plan.freedBytes).toBeGreaterThanOrEqual(toFree)
    }),
  )
})
