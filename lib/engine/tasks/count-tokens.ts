import { cancelled } from '../../messaging/errors'
import type { CountEvent, CountRequest } from '../../messaging/realm-contract'
import { messagesDelivered } from '../decode/messages-delivered'
import type { LoadedModel } from '../runtime'
import { plainTokenizer } from './templates'

/** Enough to be worth a look at the messages. */
const TEXTS_A_TURN = 64

/** How many tokens the model makes of each text, without those that it wants around one, and how many it has positions for. */
export async function* countTokens(
  model: LoadedModel,
  { texts }: CountRequest,
  signal: AbortSignal,
): AsyncGenerator<CountEvent> {
  const { encode } = plainTokenizer(model)
  const tokens: number[] = []
  for (const [index, text] of texts.entries()) {
    if (index % TEXTS_A_TURN === 0) {
      await messagesDelivered()
      if (signal.aborted) throw cancelled()
    }
    tokens.push(encode(text).ids.length)
  }
  yield { type: 'counted', tokens, window: Number.isFinite(model.window) ? model.window : null }
}
