/** Random numbers in [0, 1) that a seed repeats. A linear congruential generator, Knuth's constants (TAOCP 2, 3.3.4, MMIX). */
export function numbersFrom(seed: number): () => number {
  let state = BigInt(seed)
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)
    return Number(state >> 11n) / 2 ** 53
  }
}
