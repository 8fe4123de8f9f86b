/** English of any length: the sentences of an article of the fixtures, each time with other words of it, so that no two are the same. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Passage } from '../../lib/messaging/reading-contract.ts'
import { ROOT } from '../../scripts/build-extension.ts'
import { numbersFrom } from '../e2e/random.ts'

const SEED = 7
/** One to five sentences, as paragraphs have. */
const MOST_SENTENCES = 5

export function passages(isEnough: (count: number, words: number) => boolean): Passage[] {
  const file = join(ROOT, 'tests/fixtures/articles/en.json')
  const { blocks } = JSON.parse(readFileSync(file, 'utf8')) as { blocks: { text: string }[] }
  const sentences = blocks.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/)).map((text) => text.split(' '))
  const words = sentences
    .flat()
    .map((word) => word.replace(/[^\p{L}\p{N}'’-]/gu, ''))
    .filter(Boolean)
  const next = numbersFrom(SEED)
  const pick = <Item>(from: Item[]): Item => from[Math.floor(next() * from.length)]!
  const made: Passage[] = []
  let written = 0
  while (!isEnough(made.length, written)) {
    const text = Array.from({ length: 1 + Math.floor(next() * MOST_SENTENCES) }, () => {
      const length = Math.max(5, pick(sentences).length)
      const drawn = Array.from({ length }, () => pick(words).toLowerCase()).join(' ')
      written += length
      return `${drawn[0]!.toUpperCase()}${drawn.slice(1)}.`
    }).join(' ')
    made.push({ id: `p${made.length}`, text })
  }
  return made
}
