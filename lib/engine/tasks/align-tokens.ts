/**
 * Where each token of a short text stands in it: spans in UTF-16 units, or null where tokens and text cannot be told to be
 * the same. Tokenizers change text before they cut it (lower case, accents, compatibility forms), so both sides are folded
 * as far as any of them goes and compared then.
 *
 *   text    "  Café,"  ─ by code point ─►  c a f e ,   each with its place
 *   tokens  "caf" "##e" ","  ───────────►  caf e ,     laid on it one after the other
 *
 * An unknown token says nothing of its letters: it has what lies before the next token that is known.
 */
export interface Span {
  start: number
  end: number
}

export function alignTokens(text: string, tokens: string[], unknown: string | undefined): Span[] | null {
  const isUnknown = (token: string) => token === unknown || /^<0x[0-9A-F]{2}>$/.test(token)
  const letters = foldedLetters(text)
  return (
    lay(
      letters,
      tokens.map((token) => (isUnknown(token) ? null : fold(token))),
    ) ??
    // The marks that WordPiece and older BPE put on parts of words; tried second, since a text may hold them itself.
    lay(
      letters,
      tokens.map((token) => (isUnknown(token) ? null : fold(token.replace(/^##|<\/w>$/g, '')))),
    )
  )
}

interface Letters {
  /** The folded text; `spans` has for each of its units the code point of the text that it comes from. */
  folded: string
  spans: Span[]
}

function foldedLetters(text: string): Letters {
  let folded = ''
  const spans: Span[] = []
  let start = 0
  for (const point of text) {
    const end = start + point.length
    const letters = fold(point)
    if (letters === '' && /\p{M}/u.test(point) && spans.length > 0) spans.at(-1)!.end = end // an accent goes with its letter
    const span = { start, end }
    for (let unit = 0; unit < letters.length; unit++) spans.push(span)
    folded += letters
    start = end
  }
  return { folded, spans }
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

/** Tokens as folded text, null for an unknown one. */
function lay({ folded, spans }: Letters, tokens: (string | null)[]): Span[] | null {
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
      unknowns++
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
