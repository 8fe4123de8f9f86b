/**
 * A text as token ids, each with its place in it. Tokenizers.js tells no places, so the text is given to it by words and
 * the tokens of each word are laid on its letters.
 *
 *   text ─ by white space ─► words, each with the space before it ─► tokens ─ align ─► spans in the text
 *
 * Every pre-tokenizer of the models at hand ends a token before white space, so that the tokens of the words are the tokens
 * of the text (`tests/unit/engine/place-tokens.test.ts`). Failure: a word whose letters the tokenizer changes in a way
 * unknown here gives all its tokens the place of the whole word.
 */
import { alignBytes } from './align-bytes'
import { type Span, alignTokens } from './align-tokens'

export interface PlacedToken extends Span {
  id: number
}

export interface PlainTokenizer {
  /** Without the tokens that a model wants around a text. */
  encode(text: string): { ids: number[]; tokens: string[] }
  /** What stands for letters that are not in the vocabulary. */
  unknown: string | undefined
  /** Written out in a text they would be read as control, not as text. */
  controlTokens: string[]
}

export function placeTokens(tokenizer: PlainTokenizer, text: string): PlacedToken[] {
  const known = new Map<string, PlacedToken[]>()
  const placed: PlacedToken[] = []
  for (const { word, at } of words(text, tokenizer.controlTokens)) {
    let tokens = known.get(word)
    if (!tokens) known.set(word, (tokens = placeInWord(tokenizer, word)))
    for (const { id, start, end } of tokens) placed.push({ id, start: at + start, end: at + end })
  }
  return placed
}

function placeInWord(tokenizer: PlainTokenizer, word: string): PlacedToken[] {
  const { ids, tokens } = tokenizer.encode(word)
  const spans = alignBytes(word, tokens) ?? alignTokens(word, tokens, tokenizer.unknown)
  const whole: Span = { start: word.length - word.trimStart().length, end: word.length }
  return ids.map((id, index) => ({ id, ...(spans?.[index] ?? whole) }))
}

/** A control token in the text is cut after its first character: it stays what it is, text. */
function* words(text: string, controlTokens: string[]): Generator<{ word: string; at: number }> {
  const cuts = new Set<number>()
  for (const token of controlTokens) {
    if (token.length < 2) continue
    for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) cuts.add(at + 1)
  }
  for (const match of text.matchAll(/\s*\S+|\s+$/g)) {
    let from = match.index
    const end = from + match[0].length
    for (const cut of [...cuts].filter((cut) => cut > from && cut < end).toSorted((a, b) => a - b)) {
      yield { word: text.slice(from, cut), at: from }
      from = cut
    }
    yield { word: text.slice(from, end), at: from }
  }
}
