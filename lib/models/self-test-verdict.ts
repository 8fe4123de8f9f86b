/** Whether a rung that agrees so far with the reference rung computes right. */
import type { Dtype } from '../messaging/contract'
import type { Agreement } from '../messaging/realm-contract'

export interface Limits {
  /** Least cosine of the worst step. */
  cosine: number
  /** Least share of steps with the same choice. */
  argMaxAgreement: number
}

/**
 * By what rounding to a dtype may do, not by what is good: a rung that computes wrongly has no likeness to the reference
 * (transformers.js issue 1728 measured a cosine near 0), so there is room between the two and the limits stand in it.
 *
 * Measured in Chromium on WebAssembly against fp32, the worst of 8 to 32 steps. The tiny models have random weights, or
 * nearly: the worst case, because their scores lie close together and everything that rounds moves them past each other.
 *
 *            Marian   M2M100   T5       BART     BERT     Qwen3
 *   fp16     1.0000   1.0000   1.0000   1.0000   1.0000   1.0000   choices all the same
 *   q8       0.9999   0.9999   0.9998   1.0000   0.9941   0.9994   choices 0.97 and more, of BERT's 8 steps 7
 *   q4       –        –        –        –        –        0.9857   choices 0.94
 *   q4f16    –        –        –        –        –        0.9858   choices 0.94
 *
 * Trained: starter fr → en, q8 beside fp16, 0.9986 and 0.97; all-MiniLM-L6-v2, q8 beside fp32, 0.98.
 */
export const LIMITS: Record<Dtype, Limits> = {
  // The same arithmetic in another order: some 1e-6.
  fp32: { cosine: 0.999, argMaxAgreement: 0.95 },
  // Measured with 16-bit weights and 32-bit sums. An adapter may sum in 16 bits, 11 of them fraction: some 1e-3 in deep models.
  fp16: { cosine: 0.99, argMaxAgreement: 0.9 },
  // The embedder's 0.98 is the worst of a good build; per tensor instead of per channel it is 0.96.
  q8: { cosine: 0.95, argMaxAgreement: 0.75 },
  // 16 levels a weight. Real weights have outliers, which random ones have not, and lose more.
  q4: { cosine: 0.9, argMaxAgreement: 0.65 },
  q4f16: { cosine: 0.9, argMaxAgreement: 0.65 },
}

export type Judgement = { outcome: 'passed' } | { outcome: 'failed'; reason: string }

/** @param reference what the reference rung ran; the coarser of the two dtypes sets the limits */
export function judge(agreement: Agreement, dtype: Dtype, reference: Dtype = 'fp32'): Judgement {
  const failed = (reason: string): Judgement => ({ outcome: 'failed', reason })
  const least = (limit: keyof Limits) => Math.min(LIMITS[dtype][limit], LIMITS[reference][limit])
  if (agreement.steps === 0) return failed('nothing was computed')
  if (!agreement.finite) return failed('scores that are not numbers')
  const cosine = least('cosine')
  // Written so that what is no number fails.
  if (!(agreement.cosine >= cosine))
    return failed(
      `scores unlike the reference's: cosine ${agreement.cosine.toFixed(3)}, at least ${cosine} expected`,
    )
  const same = least('argMaxAgreement')
  if (agreement.argMaxAgreement !== null && !(agreement.argMaxAgreement >= same))
    return failed(
      `other choices than the reference's: ${agreement.argMaxAgreement.toFixed(2)} the same, at least ${same} expected`,
    )
  return { outcome: 'passed' }
}
