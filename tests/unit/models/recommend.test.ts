import { expect, test } from 'vitest'
import type { Gpu } from '../../../lib/hardware/probe'
import type { Dtype } from '../../../lib/messaging/contract'
import type { CatalogEntry } from '../../../lib/models/catalog'
import { recommendedDtypes } from '../../../lib/models/recommend'

const adapter = {
  vendor: 'v',
  architecture: 'a',
  description: '',
  fp16: true,
  maxBufferSize: 2 ** 32,
  maxStorageBufferBindingSize: 2 ** 32,
}
const GPU: Gpu = { kind: 'adapter', adapter }
const PLAIN: Gpu = { kind: 'adapter', adapter: { ...adapter, fp16: false } }
const SOFTWARE: Gpu = { kind: 'software', adapter }
const NONE: Gpu = { kind: 'none', why: 'no-api' }

const entry = {}
const builds = (bytes: number, ...dtypes: Dtype[]) => dtypes.map((dtype) => ({ dtype, bytes }))
const ALL: Dtype[] = ['fp32', 'fp16', 'q8', 'q4', 'q4f16']

test.each([
  ['no adapter', NONE, builds(500e6, ...ALL), ['q8']],
  ['a software adapter', SOFTWARE, builds(500e6, ...ALL), ['q8']],
  ['an adapter with fp16', GPU, builds(500e6, ...ALL), ['q8', 'q4f16']],
  ['an adapter without fp16', PLAIN, builds(500e6, ...ALL), ['q8', 'q4']],
  ['a small model gains nothing there', GPU, builds(50e6, ...ALL), ['q8']],
  ['no q8: fp32 is what the processor runs', GPU, builds(500e6, 'fp32', 'q4'), ['fp32', 'q4']],
  ['nothing for the processor: nothing at all', GPU, builds(500e6, 'q4', 'q4f16'), []],
] as const)('%s', (_, gpu, there, expected) => {
  expect(recommendedDtypes(entry, [...there], gpu)).toEqual(expected)
})

test('a build that is known to fail on the adapter is not offered for it', () => {
  const avoid = [{ dtype: 'q4f16', device: 'webgpu', why: 'overflows' }] as CatalogEntry['avoid']
  expect(recommendedDtypes({ avoid: avoid! }, builds(500e6, ...ALL), GPU)).toEqual(['q8', 'fp16'])
})
