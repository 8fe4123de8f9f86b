import type { LoadedModel } from '../runtime'
import { decoderOnly } from './decoder'
import { encoderDecoder } from './encoder-decoder'
import { endTokens } from './generation-config'

/**
 * One token in, two steps out: both branches of a merged decoder have then run, so that a graph the device cannot compute
 * fails while loading, where the next rung is tried, and not in the middle of somebody's sentence.
 */
export async function warmUp(model: LoadedModel): Promise<void> {
  const clock = { runMs: 0 }
  const token = endTokens(model.generation)[0] ?? 0
  const decoder = model.isEncoderDecoder
    ? await encoderDecoder(model, [[token]], clock)
    : decoderOnly(model, clock)
  try {
    await decoder.step({ tokens: [[token]], items: [0] })
    await decoder.step({ tokens: [[token]], items: [0] })
  } finally {
    decoder.dispose()
  }
}
