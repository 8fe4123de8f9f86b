import { describe, expect, test } from 'vitest'
import type { Gpu } from '../../../lib/hardware/probe'
import type { Dtype, Rung } from '../../../lib/messaging/contract'
import type { Verdict } from '../../../lib/messaging/models-contract'
import type { CatalogEntry } from '../../../lib/models/catalog'
import { type LadderFacts, ladder } from '../../../lib/models/ladder'
import type { RunnableModel } from '../../../lib/models/runnable'

const NOW = 1_000_000
const ADAPTER = 'nvidia hopper Chrome/156'
const gpu = (more: object = {}): Gpu => ({
  kind: 'adapter',
  adapter: {
    vendor: 'nvidia',
    architecture: 'hopper',
    description: '',
    fp16: true,
    maxBufferSize: 2 ** 30,
    maxStorageBufferBindingSize: 2 ** 27,
    ...more,
  },
})
const model = (dtypes: Dtype[], entry: Partial<CatalogEntry> = {}): RunnableModel => ({
  entry: { id: 'm', task: 'translation', ...entry } as CatalogEntry,
  commit: 'c',
  builds: Object.fromEntries(dtypes.map((dtype) => [dtype, []])),
  isDraft: false,
})
const facts = (more: Partial<LadderFacts> = {}): LadderFacts => ({
  gpu: gpu(),
  adapter: ADAPTER,
  threads: 4,
  verdicts: [],
  nowMs: NOW,
  ...more,
})
const verdict = (rung: string, more: Partial<Verdict>): Verdict => {
  const [device, dtype, threads] = rung.split(' ')
  return {
    model: 'm',
    commit: 'c',
    rung: { device, dtype, threads: Number(threads) } as Rung,
    adapter: device === 'webgpu' ? ADAPTER : '',
    outcome: 'passed',
    atMs: NOW,
    strikes: 0,
    ...more,
  }
}
const rungs = (found: { rungs: Rung[] }) =>
  found.rungs.map(({ device, dtype, threads }) => `${device} ${dtype} ${threads}`)

const PASSED = (tokensPerSecond: number) => ({ outcome: 'passed' as const, tokensPerSecond })
const FAILED = (more: Partial<Verdict> = {}) => ({ outcome: 'failed' as const, strikes: 1, ...more })
const PROCESSOR = ['wasm q8 4', 'wasm q8 1']

describe('on the processor', () => {
  test.each([
    [
      ['q8', 'fp32', 'fp16'],
      ['wasm q8 4', 'wasm q8 1'],
    ],
    [
      ['fp16', 'fp32'],
      ['wasm fp32 4', 'wasm fp32 1'],
    ],
    [['fp16'], ['wasm fp16 4', 'wasm fp16 1']],
    [['q4', 'q4f16'], []],
  ] as [Dtype[], string[]][])('of %j: %j, never q4', (dtypes, expected) => {
    expect(rungs(ladder(model(dtypes), facts({ gpu: { kind: 'none', why: 'no-api' } })))).toEqual(expected)
  })

  test('one thread is one rung', () => {
    expect(rungs(ladder(model(['q8']), facts({ threads: 1 })))).toEqual(['wasm q8 1'])
  })

  test('a software adapter is never chosen, whatever was measured on it', () => {
    const software = { ...gpu(), kind: 'software' } as Gpu
    const verdicts = [verdict('webgpu fp32 1', PASSED(900))]
    const found = ladder(model(['q8', 'fp32']), facts({ gpu: software, verdicts }))
    expect(rungs(found)).toEqual(PROCESSOR)
    expect(found.why).toBe('software-adapter')
  })
})

describe('on the adapter', () => {
  test('q8 is not for it: with nothing else there is no build for it', () => {
    const found = ladder(model(['q8']), facts({ verdicts: [verdict('webgpu q8 1', PASSED(900))] }))
    expect(rungs(found)).toEqual(PROCESSOR)
    expect(found.why).toBe('no-adapter-build')
  })

  test('nothing is trusted untested', () => {
    const found = ladder(model(['q8', 'fp16']), facts())
    expect(rungs(found)).toEqual(PROCESSOR)
    expect(found.why).toBe('adapter-untested')
  })

  test('tested right and faster it is first, and the processor stays below it', () => {
    const verdicts = [verdict('webgpu fp16 1', PASSED(200)), verdict('wasm q8 4', PASSED(50))]
    const found = ladder(model(['q8', 'fp16']), facts({ verdicts }))
    expect(rungs(found)).toEqual(['webgpu fp16 1', ...PROCESSOR])
    expect(found.why).toBe('adapter-faster')
  })

  test('tested right and slower it is below the processor', () => {
    const verdicts = [verdict('webgpu fp16 1', PASSED(20)), verdict('wasm q8 4', PASSED(50))]
    const found = ladder(model(['q8', 'fp16']), facts({ verdicts }))
    expect(rungs(found)[0]).toBe('wasm q8 4')
    expect(found.why).toBe('adapter-slower')
  })

  test('what was measured under another browser or on another adapter does not count', () => {
    const verdicts = [verdict('webgpu fp16 1', { ...PASSED(200), adapter: 'intel xe Chrome/150' })]
    expect(ladder(model(['q8', 'fp16']), facts({ verdicts })).why).toBe('adapter-untested')
  })

  test('a failed test leaves it out, and says so', () => {
    const found = ladder(model(['q8', 'fp16']), facts({ verdicts: [verdict('webgpu fp16 1', FAILED())] }))
    expect(rungs(found)).toEqual(PROCESSOR)
    expect(found.why).toBe('adapter-failed')
  })

  test.each([
    ['without shader-f16 no *f16', { fp16: false }, {}, ['fp16', 'q4f16']],
    [
      'a tensor larger than a binding',
      { maxStorageBufferBindingSize: 1000 },
      { largestTensorBytes: { fp32: 1001 } },
      ['fp32'],
    ],
    [
      'a tensor larger than a buffer',
      { maxBufferSize: 1000 },
      { largestTensorBytes: { fp32: 1001 } },
      ['fp32'],
    ],
  ] as const)('%s', (_, limits, entry, dtypes) => {
    const verdicts = dtypes.map((dtype) => verdict(`webgpu ${dtype} 1`, PASSED(900)))
    const found = ladder(model(['q8', ...dtypes], entry), facts({ gpu: gpu(limits), verdicts }))
    expect(rungs(found)).toEqual(PROCESSOR)
  })

  test('a build of which the field knows that it computes wrongly is left out', () => {
    const avoid = [{ dtype: 'fp16', device: 'webgpu', why: 'overflows' }] as CatalogEntry['avoid']
    const verdicts = [verdict('webgpu fp16 1', PASSED(900))]
    const found = ladder(model(['q8', 'fp16'], { avoid: avoid! }), facts({ verdicts }))
    expect(rungs(found)).toEqual(PROCESSOR)
  })
})

describe('after a failure', () => {
  const died = { code: 'process-died', values: { model: 'm', device: 'wasm' } } as const

  test('a rung is left alone until its time has come', () => {
    const verdicts = [verdict('wasm q8 4', FAILED({ retryAtMs: NOW + 1 }))]
    const found = ladder(model(['q8']), facts({ verdicts }))
    expect(rungs(found)).toEqual(['wasm q8 1'])
    expect(found.why).toBe('fallback')
    expect(rungs(ladder(model(['q8']), facts({ verdicts, nowMs: NOW + 2 })))).toEqual(PROCESSOR)
  })

  test('the last resort is tried again, however often it failed', () => {
    const verdicts = PROCESSOR.map((rung) => verdict(rung, FAILED({ retryAtMs: NOW + 1 })))
    expect(rungs(ladder(model(['q8']), facts({ verdicts })))).toEqual(['wasm q8 1'])
  })

  test('unless it took the whole process with it', () => {
    const verdicts = PROCESSOR.map((rung) => verdict(rung, FAILED({ retryAtMs: NOW + 1, error: died })))
    const found = ladder(model(['q8']), facts({ verdicts }))
    expect(found.rungs).toEqual([])
    expect(found.quarantined?.error).toEqual(died)
  })
})

describe('the reader’s own choice', () => {
  const preferred: Rung = { device: 'wasm', dtype: 'fp32', threads: 2 }

  test('comes first, with the processor below it', () => {
    const found = ladder(model(['q8', 'fp32']), facts({ preferred }))
    expect(rungs(found)).toEqual(['wasm fp32 2', ...PROCESSOR])
    expect(found.why).toBe('chosen')
  })

  test('is passed over while its build is not here', () => {
    expect(rungs(ladder(model(['q8']), facts({ preferred })))).toEqual(PROCESSOR)
  })
})
