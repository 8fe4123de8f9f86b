import type { ChatRequest, DecodeEvent, DecodeFigures } from '../../messaging/realm-contract'
import { decodeBatch } from '../decode/decode-batch'
import { decoderOnly } from '../decode/decoder'
import { greedySearch } from '../decode/greedy'
import { sampledSearch } from '../decode/sampling'
import type { LoadedModel } from '../runtime'
import { turnTokens, withoutControlTokens } from './control-tokens'

/** Answers a conversation, in the model's own chat template. Half a character at the end of a partial is held back. */
export async function* chat(
  model: LoadedModel,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<DecodeEvent> {
  const figures: DecodeFigures = { passes: [], runMs: 0 }
  const rendered = render(model, request.messages)
  const inputIds = model.tokenizer.encode(rendered, { add_special_tokens: false })
  const isDrawn = request.sample === true && model.generation.do_sample === true
  const search = isDrawn
    ? sampledSearch(model.generation, inputIds, request.maxNewTokens, Math.random)
    : greedySearch(model.generation, inputIds, request.maxNewTokens)
  const answerIds = () => search.best().slice(inputIds.length)
  const text = () => model.tokenizer.decode(answerIds(), { skip_special_tokens: true })
  const decoder = decoderOnly(model, figures)
  try {
    for await (const event of decodeBatch(decoder, [search], inputIds, signal)) {
      if (event.type === 'stepped') yield { type: 'partial', index: 0, text: text().replace(/\uFFFD+$/, '') }
    }
  } finally {
    decoder.dispose()
  }
  figures.passes.push({ inputIds, outputIds: answerIds() })
  yield { type: 'decoded', index: 0, text: text(), figures }
}

/** Models that think aloud before they answer are told not to: nobody waits for it, and nobody is shown it. */
const TEMPLATE = { tokenize: false, add_generation_prompt: true, enable_thinking: false } as const

function render(model: LoadedModel, messages: ChatRequest['messages']): string {
  const control = turnTokens(model.tokenizer)
  const clean = messages.map(({ role, content }) => ({
    role,
    content: withoutControlTokens(content, control),
  }))
  try {
    return model.tokenizer.apply_chat_template(clean, TEMPLATE)
  } catch (error) {
    const [first, second, ...others] = clean
    if (first?.role !== 'system' || !second) throw error
    // Some templates refuse that role: their models were told what to do in the reader's turn.
    const merged = { ...second, content: `${first.content}\n\n${second.content}` }
    return model.tokenizer.apply_chat_template([merged, ...others], TEMPLATE)
  }
}
