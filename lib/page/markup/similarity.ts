/** How alike words and phrases are, so that an inflected form is found: "livre" in "livres", "Buch" in "Büchern". */
import type { Span } from '../../text/word-borders'
import type { Word } from './words'

/** Below it two forms are two words. By hand: "reading" must not find "ready". */
const LEAST_ALIKE = 0.6

/** From 0 to 1, of folded words. */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1
  const longest = Math.max(a.length, b.length)
  const shortest = Math.min(a.length, b.length)
  if (shortest < 3) return 0
  const contained = a.includes(b) || b.includes(a)
  // Hangul, taken apart by folding: a noun of one syllable and its particle.
  if (contained && /^[\u1100-\u11ff]+$/.test(a + b)) return Math.sqrt(shortest / longest)
  let best = Math.max(commonPrefix(a, b), contained ? shortest : 0) / longest
  if (longest >= 6 && a[0] === b[0]) best = Math.max(best, 1 - editDistance(a, b) / longest)
  return best >= LEAST_ALIKE ? best : 0
}

function commonPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

/** Wagner and Fischer. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]!
}

/** Dice's coefficient of two phrases by their letters; the order of words may differ. */
export function phraseSimilarity(needle: Word[], window: Word[]): number {
  let total = 0
  let alike = 0
  const taken = new Set<number>()
  for (const { folded } of window) total += folded.length
  for (const { folded } of needle) {
    total += folded.length
    let best = 0
    let bestAt = -1
    for (const [at, other] of window.entries()) {
      const similarity = taken.has(at) ? 0 : wordSimilarity(folded, other.folded)
      if (similarity > best) [best, bestAt] = [similarity, at]
    }
    if (bestAt < 0) continue
    taken.add(bestAt)
    alike += best * (folded.length + window[bestAt]!.folded.length)
  }
  return total === 0 ? 0 : alike / total
}

/** The part of `text` nearest to `needle` by edit distance (Sellers 1980), or null if it is further than `most` edits. */
export function nearestPart(
  text: string,
  needle: string,
  most: number,
): (Span & { distance: number }) | null {
  let row = Array.from({ length: needle.length + 1 }, (_, at) => ({ distance: at, start: 0 }))
  let best: (Span & { distance: number }) | null = null
  for (let end = 1; end <= text.length; end += 1) {
    const next = [{ distance: 0, start: end }]
    for (let at = 1; at <= needle.length; at += 1) {
      const diagonal = row[at - 1]!
      const change = diagonal.distance + (text[end - 1] === needle[at - 1] ? 0 : 1)
      const skip = row[at]!.distance + 1
      const miss = next[at - 1]!.distance + 1
      if (change <= skip && change <= miss) next.push({ distance: change, start: diagonal.start })
      else if (skip <= miss) next.push({ distance: skip, start: row[at]!.start })
      else next.push({ distance: miss, start: next[at - 1]!.start })
    }
    row = next
    const { distance, start } = row[needle.length]!
    if (distance <= most && (!best || distance < best.distance)) best = { start, end, distance }
  }
  return best
}
