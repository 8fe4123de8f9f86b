/**
 * How far two computations of the same scores agree, gathered step by step.
 *
 * Cosine: of the angle between the two rows, each less its mean. A constant on all scores of a row changes nothing (softmax
 * does not see it) and would hide everything: logits of −10 ± 1 have a plain cosine of 0.99 whatever they say.
 */
import type { Agreement } from '../messaging/realm-contract'

export class AgreementTally {
  /** Whether the highest score means something: the next token, not the largest of a vector's dimensions. */
  readonly #isChoice: boolean
  #finite = true
  #worst = 1
  #same = 0
  #steps = 0

  constructor(isChoice: boolean) {
    this.#isChoice = isChoice
  }

  /** @throws Error when the two are not of one length: not the same model */
  add(reference: ArrayLike<number>, tested: ArrayLike<number>): void {
    if (reference.length !== tested.length)
      throw new Error(`${tested.length} scores beside ${reference.length} of the reference`)
    this.#steps++
    const row = compare(reference, tested)
    this.#finite &&= row.finite
    this.#worst = Math.min(this.#worst, row.cosine)
    if (row.sameChoice) this.#same++
  }

  result(): Agreement {
    return {
      finite: this.#finite,
      cosine: this.#steps > 0 ? this.#worst : 0,
      argMaxAgreement: this.#isChoice ? this.#same / Math.max(this.#steps, 1) : null,
      steps: this.#steps,
    }
  }
}

/** Places where the reference itself is not finite (a token the graph forbids) say nothing and are left out. */
function compare(reference: ArrayLike<number>, tested: ArrayLike<number>) {
  const places: number[] = []
  let [sumA, sumB] = [0, 0]
  for (let at = 0; at < reference.length; at++) {
    if (!Number.isFinite(reference[at])) continue
    if (!Number.isFinite(tested[at])) return { finite: false, cosine: 0, sameChoice: false }
    places.push(at)
    sumA += reference[at]!
    sumB += tested[at]!
  }
  const [meanA, meanB] = [sumA / places.length, sumB / places.length]
  let [dot, squareA, squareB] = [0, 0, 0]
  let [bestA, bestB] = [places[0]!, places[0]!]
  for (const at of places) {
    const [a, b] = [reference[at]! - meanA, tested[at]! - meanB]
    dot += a * b
    squareA += a * a
    squareB += b * b
    if (reference[at]! > reference[bestA]!) bestA = at
    if (tested[at]! > tested[bestB]!) bestB = at
  }
  // All alike: a device that gives zeros. No direction, so no agreement.
  const size = Math.sqrt(squareA * squareB)
  return { finite: true, cosine: size > 0 ? dot / size : 0, sameChoice: bestA === bestB }
}
