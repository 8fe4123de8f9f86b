export interface Candidate {
  row: number
  token: number
  score: number
}

/**
 * The `count` best tokens over several rows of scores, each row raised by its own `bonus`; best first, and where scores are
 * equal the earlier row and token first, as in a stable sort. Insertion into a short sorted list: nearly every score fails the
 * one comparison with the worst kept, so the cost is one pass over the vocabulary and no allocation per score.
 */
export function topK(rows: Float32Array[], bonuses: number[], count: number): Candidate[] {
  const best: Candidate[] = []
  let worst = -Infinity
  for (const [row, scores] of rows.entries()) {
    const bonus = bonuses[row]!
    for (let token = 0; token < scores.length; token++) {
      const score = scores[token]! + bonus
      if (best.length === count && !(score > worst)) continue
      let place = best.length
      while (place > 0 && best[place - 1]!.score < score) place--
      best.splice(place, 0, { row, token, score })
      if (best.length > count) best.pop()
      worst = best.at(-1)!.score
    }
  }
  return best
}

/**
 * Log-probabilities in place: scores minus the logarithm of the sum of their exponentials, computed from the largest so that
 * nothing overflows.
 * @throws Error when a score is not a number
 */
export function logSoftmax(scores: Float32Array): void {
  let max = -Infinity
  for (const score of scores) if (score > max) max = score
  let sum = 0
  for (const score of scores) sum += Math.exp(score - max)
  if (Number.isNaN(sum)) throw new Error(`among ${scores.length} scores one is not a number`)
  const shift = max + Math.log(sum)
  for (let index = 0; index < scores.length; index++) scores[index] = scores[index]! - shift
}
