import { cancelled } from '../../messaging/errors'
import type { Decoder } from './decoder'
import { type GenerationConfig, endTokens } from './generation-config'
import { logitsProcessors } from './logits-processors'

export interface GreedyOptions {
  config: GenerationConfig
  /** What stands before the first decoded token: the start token, or the whole prompt. */
  prompt: number[]
  maxNewTokens: number
}

/**
 * Takes the best token at each step until the model ends the sequence. Yields every token as it is chosen, the end token
 * included, and looks at the signal before each step. A score that is not a number ends the decode with an error: it means
 * that the device computes wrongly, and any text would be made up.
 */
export async function* greedy(
  decoder: Decoder,
  options: GreedyOptions,
  signal: AbortSignal,
): AsyncGenerator<number, void> {
  const ids = [...options.prompt]
  const maxLength = ids.length + options.maxNewTokens
  const processors = logitsProcessors(options.config, maxLength)
  const ends = endTokens(options.config)
  let fed = ids
  while (ids.length < maxLength) {
    await messagesDelivered()
    if (signal.aborted) throw cancelled()
    const logits = await decoder.step(fed)
    for (const process of processors) process(ids, logits)
    const token = argMax(logits)
    ids.push(token)
    yield token
    if (ends.includes(token)) return
    fed = [token]
  }
}

export function argMax(scores: Float32Array): number {
  let best = -1
  let bestScore = -Infinity
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index]!
    if (score !== score) throw new Error(`score ${index} of ${scores.length} is not a number`)
    if (score > bestScore) {
      bestScore = score
      best = index
    }
  }
  if (best < 0) throw new Error(`no token is possible among ${scores.length}`)
  return best
}

const { port1, port2 } = new MessageChannel()

/**
 * Lets this Worker read its messages. On WebAssembly `session.run` computes before it returns, so a loop of awaits never
 * reaches the event loop and a cancel would be read only when all is decoded. A message to oneself costs some 10 µs;
 * `setTimeout` would be clamped to 4 ms.
 */
function messagesDelivered(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true })
    port1.start()
    port2.postMessage(null)
  })
}
