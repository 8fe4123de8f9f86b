import { expect, test } from 'vitest'
import { DTYPES } from '../../../lib/messaging/contract'
import type { Agreement } from '../../../lib/messaging/realm-contract'
import { LIMITS, judge } from '../../../lib/models/self-test-verdict'

const good: Agreement = { finite: true, cosine: 1, argMaxAgreement: 1, steps: 32 }

test.each(DTYPES)('%s: at its limits it passes, below one of them it fails and says which', (dtype) => {
  const limits = { ...good, ...LIMITS[dtype] }
  expect(judge(limits, dtype)).toEqual({ outcome: 'passed' })
  const unlike = judge({ ...limits, cosine: limits.cosine - 0.001 }, dtype)
  expect(unlike).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('cosine') })
  const other = judge({ ...limits, argMaxAgreement: limits.argMaxAgreement - 0.01 }, dtype)
  expect(other).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('choices') })
})

test('the coarser of both dtypes sets the limits', () => {
  const rough = { ...good, cosine: 0.96, argMaxAgreement: 0.8 }
  expect(judge(rough, 'fp16').outcome).toBe('failed')
  expect(judge(rough, 'fp16', 'q8').outcome).toBe('passed')
  expect(judge(rough, 'q8', 'fp16').outcome).toBe('passed')
})

test('vectors choose nothing', () => {
  expect(judge({ ...good, argMaxAgreement: null }, 'fp32').outcome).toBe('passed')
})

test.each([
  ['not numbers', { finite: false }],
  ['nothing', { steps: 0 }],
  ['cosine', { cosine: Number.NaN }],
])('%s fails whatever else is good', (reason, part) => {
  expect(judge({ ...good, ...part }, 'q4')).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining(reason),
  })
})
