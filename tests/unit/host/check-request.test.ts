import { expect, test } from 'vitest'
import { checkRequest } from '../../../lib/host/check-request'
import type { TranslateRequest } from '../../../lib/messaging/contract'

const good: TranslateRequest = {
  texts: ['Bonjour'],
  source: 'fr',
  target: 'en',
  model: 'auto',
  priority: 'selection',
}

test('a good request passes, with a rung and without', () => {
  checkRequest(good)
  checkRequest({ ...good, unit: 'p1', site: 'https://a.example', isPrivate: true, quality: 'speed' })
  checkRequest({ ...good, rung: { device: 'webgpu', dtype: 'q8', threads: 1 } })
})

test.each([
  ['texts', { texts: [] }],
  ['texts', { texts: ['a', ' \n'] }],
  ['texts', { texts: 'abc' }],
  ['source', { source: '' }],
  ['source', { source: 'no_such tag' }],
  ['target', { target: 7 }],
  ['model', { model: null }],
  ['priority', { priority: 'first' }],
  ['unit', { unit: 7 }],
  ['site', { site: {} }],
  ['isPrivate', { isPrivate: 'yes' }],
  ['quality', { quality: 'best' }],
  ['rung.device', { rung: { device: 'gpu', dtype: 'q8', threads: 1 } }],
  ['rung.dtype', { rung: { device: 'wasm', dtype: 'int3', threads: 1 } }],
  ['rung.threads', { rung: { device: 'wasm', dtype: 'q8', threads: 0 } }],
])('a bad %s is named: %j', (field, change) => {
  const request = { ...good, ...change } as TranslateRequest
  expect(() => checkRequest(request)).toThrow(
    expect.objectContaining({ code: 'bad-request', values: expect.objectContaining({ field }) }),
  )
})
