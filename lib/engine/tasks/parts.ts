/**
 * A sentence as what the model is given: token ids that fit its window.
 *
 *   sentence ─ edge symbols aside ─► token ids ─ fits? ─► one part
 *                                        └── no: halved at a clause border, each half by itself
 *
 * Nothing is cut off: what does not fit becomes several parts, and what has no words stays as it is.
 */
import { forModel, hasWords, withoutEdgeSymbols } from '../../text/sentences'
import { halve } from '../../text/sentences-halve'
import type { LoadedModel } from '../runtime'
import { languageToken, tokenId } from './language-codes'

export interface Part {
  text: string
  after: string
  /** Null: nothing to translate in it. */
  inputIds: number[] | null
}

export interface PartedSentence {
  before: string
  parts: Part[]
  after: string
}

/** Longer than any sentence that fits a window, and short enough for the tokenizer, whose work grows with a word's length. */
const MOST_CHARACTERS = 1200

export function partsOf(model: LoadedModel, sentence: string, source: string): PartedSentence {
  const { before, core, after } = withoutEdgeSymbols(sentence)
  return { before, parts: split(model, core, source), after }
}

function split(model: LoadedModel, text: string, source: string): Part[] {
  const clean = forModel(text)
  if (!hasWords(clean)) return [{ text, after: '', inputIds: null }]
  const inputIds = clean.length > MOST_CHARACTERS ? null : encode(model, clean, source)
  if (inputIds !== null && inputIds.length <= model.window) return [{ text: clean, after: '', inputIds }]
  const [first, second] = halve(clean)
  // A single character that the tokenizer makes more tokens of than the window holds: no model is like that.
  if (!first || !second) return [{ text: clean, after: '', inputIds: null }]
  const firstParts = split(model, first.text, source)
  firstParts.at(-1)!.after += first.after
  return [...firstParts, ...split(model, second.text, source)]
}

/** Token ids as the model was trained on: the source language's token in front where there is one, the end token behind. */
function encode(model: LoadedModel, text: string, source: string): number[] {
  const plain = withoutSpecialTokens(text, model.tokenizer.all_special_tokens)
  const language = languageToken(model, source)
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
