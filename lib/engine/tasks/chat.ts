import type { ChatRequest, DecodeEvent, DecodeFigures } from '../../messaging/realm-contract'
import { decoderOnly } from '../decode/decoder'
import { greedy } from '../decode/greedy'
import type { LoadedModel } from '../runtime'

/** Answers a conversation, in the model's own chat template. Half a character at the end of a partial is held back. */
export async function* chat(
  model: LoadedModel,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<DecodeEvent> {
  const figures: DecodeFigures = { passes: [], runMs: 0 }
  const rendered = model.tokenizer.apply_chat_template(request.messages, {
    tokenize: false,
    add_generation_prompt: true,
  })
  const inputIds = model.tokenizer.encode(rendered, { add_special_tokens: false })
  const decoder = decoderOnly(model, figures)
  const outputIds: number[] = []
  const text = () => model.tokenizer.decode(outputIds, { skip_special_tokens: true })
  try {
    const options = { config: model.generation, prompt: inputIds, maxNewTokens: request.maxNewTokens }
    for await (const token of greedy(decoder, options, signal)) {
      outputIds.push(token)
      yield { type: 'partial', text: text().replace(/\uFFFD+$/, '') }
    }
  } finally {
    decoder.dispose()
  }
  figures.passes.push({ inputIds, outputIds })
  yield { type: 'decoded', text: text(), figures }
}
