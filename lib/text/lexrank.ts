/**
 * Which sentences of a text the others are about: continuous LexRank (Erkan & Radev 2004, "LexRank: Graph-based Lexical
 * Centrality as Salience in Text Summarization", JAIR 22, section 3.3, equation 7). Pure, and the same numbers each time.
 */

/** The paper's d, "typically chosen in the interval [0.1, 0.2]": how often one jumps to any sentence at all. */
const DAMPING = 0.15
/** Sum of all changes in one step at which the ranks are taken as found. */
const TOLERANCE = 1e-7
const MOST_STEPS = 200

/** Similarities of `count` texts, row by row: `values[a * count + b]`. Below 0 counts as 0. It takes count² × 4 bytes: some hundreds, not thousands. */
export interface SimilarityMatrix {
  count: number
  values: Float32Array
}

/** One rank a text; together they are 1. */
export function lexRank({ count, values }: SimilarityMatrix, damping = DAMPING): Float64Array {
  const sums = new Float64Array(count)
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++) sums[row]! += positive(values[row * count + column]!)
  let ranks = new Float64Array(count).fill(1 / count)
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = new Float64Array(count)
    let adrift = 0
    for (let from = 0; from < count; from++) {
      // What is like nothing, not even itself (a line of signs), gives its share to all.
      if (sums[from] === 0) adrift += ranks[from]!
      else {
        const share = ranks[from]! / sums[from]!
        for (let to = 0; to < count; to++) next[to]! += share * positive(values[from * count + to]!)
      }
    }
    let change = 0
    for (let to = 0; to < count; to++) {
      const rank = damping / count + (1 - damping) * (next[to]! + adrift / count)
      change += Math.abs(rank - ranks[to]!)
      next[to] = rank
    }
    ranks = next
    if (change < TOLERANCE) break
  }
  return ranks
}

/** Cosines of vectors of length 1, as `Realm.embed` gives them. */
export function cosineMatrix(vectors: readonly Float32Array[]): SimilarityMatrix {
  const count = vectors.length
  const values = new Float32Array(count * count)
  for (let row = 0; row < count; row++)
    for (let column = row; column < count; column++) {
      const value = dot(vectors[row]!, vectors[column]!)
      values[row * count + column] = value
      values[column * count + row] = value
    }
  return { count, values }
}

export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}

const positive = (value: number): number => (value > 0 ? value : 0)
