/**
 * Where each token of a short text stands in it: spans in UTF-16 units, or null where tokens and text cannot be told to be
 * the same. Tokenizers change text before they cut it (lower case, accents, compatibility forms), so both sides are folded
 * as far as any of them goes and compared then.
 *
 *   text    "  Café,"  ─ by code point ─►  c a f e ,   each with its place
 *   tokens  "caf" "##e" ","  ───────────►  caf e ,     laid on it one after the other
 *
 * An unknown token says nothing of its letters. WordPiece gives one for each word, sign of punctuation or Han character it does
 * not know, so it has the next of these; where that does not come out, what lies before the next token that is known.
 */
export interface Span {
  start: number
  end: number
}

export function alignTokens(text: string, tokens: string[], unknown: string | undefined): Span[] | null {
  const isUnknown = (token: string) => token === unknown || /^<0x[0-9A-F]{2}>$/.test(token)
  const letters = foldedLetters(text)
  const known = (clean: (token: string) => string) =>
    tokens.map((token) => (isUnknown(token) ? null : fold(clean(token))))
  const asTheyAre = known((token) => token)
  // The marks that WordPiece and older BPE put on parts of words; tried second, since a text may hold them itself.
  const unmarked = known((token) => token.replace(/^##|<\/w>$/g, ''))
  return (
    lay(letters, asTheyAre, nextPiece) ??
    lay(letters, unmarked, nextPiece) ??
    lay(letters, asTheyAre, null) ??
    lay(letters, unmarked, null)
  )
}

interface Letters {
  /** The folded text; `spans` has for each of its units the code point of the text that it comes from. */
  folded: string
  spans: Span[]
  /** Places in the folded text where a piece ends of which WordPiece makes tokens by itself. */
  pieceEnds: Set<number>
}

/** What BERT cuts out of words: ASCII signs, punctuation, and the blocks of Han characters (google-research/bert, tokenization.py). */
const ALONE =
  /[!-/:-@[-`{-~\p{P}\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/u

function foldedLetters(text: string): Letters {
  let folded = ''
  const spans: Span[] = []
  const pieceEnds = new Set<number>()
  let start = 0
  let wasAlone = false
  for (const point of text) {
    const end = start + point.length
    const letters = fold(point)
    if (letters === '' && /\p{M}/u.test(point) && spans.length > 0) spans.at(-1)!.end = end // an accent goes with its letter
    const span = { start, end }
    const isAlone = ALONE.test(point)
    if (isAlone || (wasAlone && letters !== '')) pieceEnds.add(folded.length)
    wasAlone = letters === '' ? wasAlone : isAlone
    for (let unit = 0; unit < letters.length; unit++) spans.push(span)
    folded += letters
    start = end
  }
  return { folded, spans, pieceEnds: pieceEnds.add(folded.length) }
}

/** What tokenizers drop or change, dropped: case, accents, width, control characters, white space and its mark U+2581. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Mn}\p{C}\p{Z}\s\u2581\uFFFD]/gu, '')
    .replaceAll('ς', 'σ')
    .replace(/[‘’ʼ]/g, "'")
}

function nextPiece({ folded, pieceEnds }: Letters, from: number): number {
  let end = from + 1
  while (end < folded.length && !pieceEnds.has(end)) end++
  return end
}

/**
 * @param tokens as folded text, null for an unknown one
 * @param endOfUnknown where an unknown token ends that begins at a place; null: wherever the next known one begins
 */
function lay(
  letters: Letters,
  tokens: (string | null)[],
  endOfUnknown: ((letters: Letters, from: number) => number) | null,
): Span[] | null {
  const { folded, spans } = letters
  const found: Span[] = []
  let cursor = 0
  let unknowns = 0
  const give = (count: number, from: number, to: number) => {
    const before = found.at(-1)?.end ?? 0
    const span =
      from < to ? { start: spans[from]!.start, end: spans[to - 1]!.end } : { start: before, end: before }
    for (let index = 0; index < count; index++) found.push(span)
  }
  for (const token of tokens) {
    if (token === null) {
      if (!endOfUnknown) unknowns++
      else if (cursor >= folded.length) return null
      else {
        const end = endOfUnknown(letters, cursor)
        give(1, cursor, end)
        cursor = end
      }
      continue
    }
    const at = unknowns > 0 ? folded.indexOf(token, cursor + 1) : cursor
    if (at < 0 || !folded.startsWith(token, at)) return null
    give(unknowns, cursor, at)
    unknowns = 0
    cursor = at + token.length
    give(1, at, cursor)
  }
  if (unknowns === 0 && cursor < folded.length) return null
  give(unknowns, cursor, folded.length)
  return found
}
