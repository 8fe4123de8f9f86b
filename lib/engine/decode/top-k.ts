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
  for (const [row, scores] of rows.entries()) {
    const bonus = bonuses[row]!
    const worstKept = () => (best.length < count ? -Infinity : best.at(-1)!.score - bonus)
    let bar = worstKept()
    for (let token = 0; token < scores.length; token++) {
      if (scores[token]! <= bar && best.length === count) continue
      insert(best, { row, token, score: scores[token]! + bonus }, count)
      bar = worstKept()
    }
  }
  return best
}

function insert(best: Candidate[], candidate: Candidate, count: number): void {
  let place = best.length
  while (place > 0 && best[place - 1]!.score < candidate.score) place--
  best.splice(place, 0, candidate)
  if (best.length > count) best.pop()
}

/**
 * Log-probabilities in place: scores minus the logarithm of the sum of their exponentials, computed from the largest so that
 * nothing overflows.
 * @throws Error when a score is not a number
 */
export function logSoftmax(scores: Float32Array): void {
  let max = -Infinity
  // By index: the iterator of a typed array costs several times the work inside these loops.
  for (let index = 0; index < scores.length; index++) if (scores[index]! > max) max = scores[index]!
  let sum = 0
  for (let index = 0; index < scores.length; index++) sum += Math.exp(scores[index]! - max)
  if (Number.isNaN(sum)) throw new Error(`among ${scores.length} scores one is not a number`)
  const shift = max + Math.log(sum)
  for (let index = 0; index < scores.length; index++) scores[index] = scores[index]! - shift
}
