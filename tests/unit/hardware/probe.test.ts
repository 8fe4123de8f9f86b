import { describe, expect, test } from 'vitest'
import { type AdapterLike, type NavigatorLike, probeHardware } from '../../../lib/hardware/probe'

const adapter = (info: Partial<AdapterLike['info']> = {}, features: string[] = []): AdapterLike => ({
  info: { vendor: 'nvidia', architecture: 'hopper', description: '', ...info },
  features: new Set(features),
  limits: { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 27 },
})

const gpuThat = (requestAdapter: () => Promise<AdapterLike | null>): NavigatorLike => ({
  hardwareConcurrency: 4,
  gpu: { requestAdapter },
})

describe('graphics', () => {
  test('a real adapter, with what it can', async () => {
    const { gpu } = await probeHardware(
      gpuThat(async () => adapter({}, ['shader-f16'])),
      true,
    )
    expect(gpu).toEqual({
      kind: 'adapter',
      adapter: {
        vendor: 'nvidia',
        architecture: 'hopper',
        description: '',
        fp16: true,
        maxBufferSize: 2 ** 31,
        maxStorageBufferBindingSize: 2 ** 27,
      },
    })
  })

  test.each([
    { vendor: 'google', architecture: 'swiftshader', isFallbackAdapter: true },
    { vendor: 'google', architecture: 'swiftshader' },
    { vendor: 'mesa', architecture: '', description: 'llvmpipe (LLVM 19.1, 256 bits)' },
    { vendor: 'microsoft', architecture: '', description: 'Microsoft Basic Render Driver' },
    { vendor: 'acme', architecture: 'x', isFallbackAdapter: true },
  ])('a software adapter is named as such: %o', async (info) => {
    const { gpu } = await probeHardware(
      gpuThat(async () => adapter(info)),
      true,
    )
    expect(gpu.kind).toBe('software')
  })

  test.each<[string, NavigatorLike, object]>([
    ['no navigator.gpu', { hardwareConcurrency: 4 }, { why: 'no-api' }],
    ['a null adapter', gpuThat(async () => null), { why: 'refused' }],
    ['a rejection', gpuThat(() => Promise.reject(new Error('lost'))), { why: 'threw', reason: 'lost' }],
    [
      'a throw',
      gpuThat(() => {
        throw new TypeError('blocked by policy')
      }),
      { why: 'threw', reason: 'blocked by policy' },
    ],
  ])('%s is no GPU', async (_, from, expected) => {
    expect((await probeHardware(from, true)).gpu).toEqual({ kind: 'none', ...expected })
  })
})

test.each<[number | undefined, object]>([
  [undefined, { kind: 'unknown' }],
  [0.5, { kind: 'about', bytes: 0.5e9 }],
  [4, { kind: 'about', bytes: 4e9 }],
  [8, { kind: 'at-least', bytes: 8e9 }],
  [32, { kind: 'at-least', bytes: 32e9 }],
])('deviceMemory %s', async (deviceMemory, expected) => {
  const from = { hardwareConcurrency: 1, ...(deviceMemory === undefined ? {} : { deviceMemory }) }
  expect((await probeHardware(from, true)).memory).toEqual(expected)
})

test.each<[string, NavigatorLike['storage'], object | null]>([
  ['both figures', { estimate: async () => ({ usage: 1, quota: 2 }) }, { usage: 1, quota: 2 }],
  ['no quota', { estimate: async () => ({ usage: 1 }) }, null],
  ['a refusal', { estimate: () => Promise.reject(new Error('private')) }, null],
])('storage with %s', async (_, storage, expected) => {
  const from = { hardwareConcurrency: 1, ...(storage ? { storage } : {}) }
  expect((await probeHardware(from, true)).storage).toEqual(expected)
})

test('threads follow isolation and cores', async () => {
  expect((await probeHardware({ hardwareConcurrency: 4 }, false)).threads).toMatchObject({
    count: 1,
    limit: 'not-isolated',
  })
  expect((await probeHardware({ hardwareConcurrency: 4 }, true)).threads).toMatchObject({
    count: 4,
    limit: 'cores',
  })
})
