/**
 * How much is at the engine, and whether more may go.
 *
 * The host decodes batches of up to 96 sentences and 3,072 tokens (`lib/host/translation-lane`) and looks for similar lengths among the
 * next four of them (`lib/host/scheduler/fill-batch`). With as many at the host a page takes 2 % more steps of the decoder than if the
 * host had all of it, with three 3 %, with two 17 % (`tests/unit/page/schedule/full-batches`). What waits there is taken back for a
 * message, when the reader scrolls away. What is wanted more never waits for what is wanted less: a priority counts itself and those
 * above it.
 */
import { PRIORITIES, type Priority } from '../../messaging/contract'

const BATCHES = 4
const MOST: Cost = { sentences: BATCHES * 96, tokens: BATCHES * 3072 }

export interface Cost {
  sentences: number
  tokens: number
}

const encoder = new TextEncoder()

/** About what the host makes of a text: a sentence at each end mark or line break, a token for four bytes of UTF-8. */
export function costOf(text: string): Cost {
  const ends = text.match(/[.!?\u0964\u3002\uFF01\uFF1F\n]+(?=.)/gu)?.length ?? 0
  return { sentences: 1 + ends, tokens: 1 + Math.ceil(encoder.encode(text).length / 4) }
}

export class InFlight {
  readonly #sums = new Map<Priority, Cost>(
    PRIORITIES.map((priority) => [priority, { sentences: 0, tokens: 0 }]),
  )

  /** @param sign -1: it is there no more */
  add(priority: Priority, cost: Cost, sign: 1 | -1): void {
    const sum = this.#sums.get(priority)!
    sum.sentences += sign * cost.sentences
    sum.tokens += sign * cost.tokens
  }

  /** However large the next one is: one that alone is more than two batches has to go some time. */
  hasRoom(priority: Priority): boolean {
    let sentences = 0
    let tokens = 0
    for (const above of PRIORITIES.slice(0, PRIORITIES.indexOf(priority) + 1)) {
      const sum = this.#sums.get(above)!
      sentences += sum.sentences
      tokens += sum.tokens
    }
    return sentences < MOST.sentences && tokens < MOST.tokens
  }
}
