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
import { withoutControlTokens } from './control-tokens'
import { type Languages, prefixFor } from './generation'
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
/** What a summariser reads at once is many sentences long; no tokenizer makes so few tokens of so many letters of a language. */
const MOST_CHARACTERS_A_TOKEN = 8

export function partsOf(model: LoadedModel, sentence: string, languages: Languages): PartedSentence {
  const { before, core, after } = withoutEdgeSymbols(sentence)
  return { before, parts: split(model, core, languages), after }
}

function split(model: LoadedModel, text: string, languages: Languages): Part[] {
  const clean = forModel(text)
  if (!hasWords(clean)) return [{ text, after: '', inputIds: null }]
  const inputIds = clean.length > mostCharacters(model) ? null : encode(model, clean, languages)
  if (inputIds !== null && inputIds.length <= model.window) return [{ text: clean, after: '', inputIds }]
  // A single character that the tokenizer makes more tokens of than the window holds: no model is like that.
  return inHalves(model, clean, languages) ?? [{ text: clean, after: '', inputIds: null }]
}

function mostCharacters({ task, window }: LoadedModel): number {
  return task === 'summarization' && Number.isFinite(window)
    ? Math.max(MOST_CHARACTERS, MOST_CHARACTERS_A_TOKEN * window)
    : MOST_CHARACTERS
}

/** A part in two, each of which fits by itself; null where it cannot be divided. */
export function halvesOf(model: LoadedModel, part: Part, languages: Languages): Part[] | null {
  return /\p{L}\P{L}+\p{L}/u.test(part.text) ? inHalves(model, part.text, languages) : null
}

function inHalves(model: LoadedModel, text: string, languages: Languages): Part[] | null {
  const [first, second] = halve(text)
  if (!first || !second) return null
  const firstParts = split(model, first.text, languages)
  firstParts.at(-1)!.after += first.after
  return [...firstParts, ...split(model, second.text, languages)]
}

/** Token ids as the model was trained on: its own words for the task or the source language's token in front, the end token behind. */
export function encode(model: LoadedModel, text: string, languages: Languages): number[] {
  const plain = prefixFor(model, languages) + withoutControlTokens(text, model.tokenizer.all_special_tokens)
  const language = languageToken(model, languages.source)
  if (language === null) return known(model, model.tokenizer.encode(plain))
  const ends = model.generation.eos_token_id
  const end = Array.isArray(ends) ? ends[0]! : ends!
  const ids = model.tokenizer.encode(plain, { add_special_tokens: false })
  return [tokenId(model, language), ...known(model, ids), end]
}

/**
 * A tokenizer may have been given tokens that the model has no embedding for, and the runtime fails on one: they are left to
 * the unknown token, or dropped where there is none.
 */
function known(model: LoadedModel, ids: number[]): number[] {
  const vocabulary = model.generation.vocab_size ?? Infinity
  if (ids.every((id) => id < vocabulary)) return ids
  const unknown = model.tokenizer.unk_token_id
  return ids.flatMap((id) => {
    if (id < vocabulary) return id
    return unknown === undefined || unknown === null || unknown < 0 ? [] : unknown
  })
}
