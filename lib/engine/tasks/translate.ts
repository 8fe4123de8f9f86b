import type { DecodeEvent, DecodeFigures, SentenceRequest } from '../../messaging/realm-contract'
/**
 * One sentence through an encoder-decoder model.
 *
 *   sentence ─ edge symbols aside ─► token ids ─ fits the window? ─► greedy decode ─► text
 *                                        └── no: halved at a clause border, each half by itself ──┘
 *
 * Nothing is cut off: what does not fit is translated in parts, and what has no words comes back as it is.
 */
import { forModel, halve, hasWords, withoutEdgeSymbols } from '../../text/sentences'
import { encoderDecoder } from '../decode/decoder'
import { greedy } from '../decode/greedy'
import type { LoadedModel } from '../runtime'
import { languageToken } from './language-codes'

/** A translation is seldom longer than this many times its source; beyond it a model repeats itself. */
const GROWTH = 3
const GROWTH_SHORT = 24
/** Longer than any sentence that fits a window, and short enough for the tokenizer, whose work grows with a word's length. */
const MOST_CHARACTERS = 1200
/** Detokenising and three message hops cost more than a small model's step, and nobody reads faster. */
const PARTIAL_EVERY_MS = 30
/** The "clean-up" that tokenizers offer is for English: it takes the space before « ? » that French wants. */
const DECODING = { skip_special_tokens: true, clean_up_tokenization_spaces: false }

export async function* translateSentence(
  model: LoadedModel,
  request: SentenceRequest,
  signal: AbortSignal,
): AsyncGenerator<DecodeEvent> {
  const figures: DecodeFigures = { passes: [], runMs: 0 }
  const { before, core, after } = withoutEdgeSymbols(request.text)
  let done = before
  let nextPartial = 0
  for (const part of parts(model, core, request)) {
    if (part.inputIds === null) done += part.text
    else {
      let outputIds: number[] = []
      for await (outputIds of decodePart(model, part.inputIds, request, figures, signal)) {
        if (performance.now() < nextPartial) continue
        nextPartial = performance.now() + PARTIAL_EVERY_MS
        yield { type: 'partial', text: done + textOf(model, outputIds) }
      }
      done += textOf(model, outputIds).trim()
    }
    done += part.after
  }
  yield { type: 'decoded', text: done + after, figures }
}

interface Part {
  text: string
  after: string
  /** Null: nothing to translate in it. */
  inputIds: number[] | null
}

/** The sentence as one part that fits, or as several. */
function parts(model: LoadedModel, text: string, request: SentenceRequest): Part[] {
  const clean = forModel(text)
  if (!hasWords(clean)) return [{ text, after: '', inputIds: null }]
  const inputIds = clean.length > MOST_CHARACTERS ? null : encode(model, clean, request)
  if (inputIds !== null && inputIds.length <= model.window) return [{ text: clean, after: '', inputIds }]
  const [first, second] = halve(clean)
  if (!first || !second)
    return [{ text: clean, after: '', inputIds: inputIds?.slice(0, model.window) ?? null }]
  const firstParts = parts(model, first.text, request)
  firstParts.at(-1)!.after += first.after
  return [...firstParts, ...parts(model, second.text, request)]
}

/** Token ids as the model was trained on: the source language's token in front where there is one, the end token behind. */
function encode(model: LoadedModel, text: string, request: SentenceRequest): number[] {
  const plain = withoutSpecialTokens(text, model.tokenizer.all_special_tokens)
  const language = languageToken(model, request.source)
  if (language === null) return model.tokenizer.encode(plain)
  const ends = model.generation.eos_token_id
  const end = Array.isArray(ends) ? ends[0]! : ends!
  return [tokenId(model, language), ...model.tokenizer.encode(plain, { add_special_tokens: false }), end]
}

/** Text of a page that looks like a model's own control token stays text: it is told apart by a space inside. */
function withoutSpecialTokens(text: string, special: string[]): string {
  return special.reduce(
    (clean, token) => clean.replaceAll(token, `${token.slice(0, 1)} ${token.slice(1)}`),
    text,
  )
}

/** Decodes one part; yields all tokens so far at every step. */
async function* decodePart(
  model: LoadedModel,
  inputIds: number[],
  request: SentenceRequest,
  figures: DecodeFigures,
  signal: AbortSignal,
): AsyncGenerator<number[]> {
  const target = languageToken(model, request.target)
  const config =
    target === null ? model.generation : { ...model.generation, forced_bos_token_id: tokenId(model, target) }
  const prompt = [config.decoder_start_token_id ?? config.pad_token_id ?? 0]
  const maxNewTokens =
    request.maxNewTokens ?? Math.min(model.window - 1, GROWTH_SHORT + GROWTH * inputIds.length)
  const decoder = await encoderDecoder(model, inputIds, figures)
  const outputIds: number[] = []
  try {
    for await (const token of greedy(decoder, { config, prompt, maxNewTokens }, signal)) {
      outputIds.push(token)
      yield outputIds
    }
  } finally {
    decoder.dispose()
  }
  figures.passes.push({ inputIds, outputIds: [...prompt, ...outputIds] })
}

function textOf(model: LoadedModel, outputIds: number[]): string {
  return outputIds.length === 0 ? '' : model.tokenizer.decode(outputIds, DECODING)
}

function tokenId(model: LoadedModel, token: string): number {
  const id = model.tokenizer.get_vocab().get(token)
  if (id === undefined) throw new Error(`${model.id} has no token "${token}"`)
  return id
}
