import { characterAfter, characterBefore, isOneWord, occurrences, type Span } from '../../text/word-borders'
/**
 * What has to come out of a translation as it went in: addresses, versions, numbers, and the text of verbatim marks. A small
 * model bends them now and then ("https: / / example.com", "1991" for "1990"); where it is plain which word was meant, the
 * original is put back in its place.
 */
import { matchNumbers, mayBeWords, nearestNumber, numbersIn } from './numbers'
import { nearestPart } from './similarity'
import { hasContent } from './words'

export interface Token extends Span {
  text: string
  kind: 'number' | 'name' | 'mark'
  /** A letter or number stands right beside it: `<code>int</code>s`. */
  isGlued: boolean
}

const ADDRESS = String.raw`(?:https?:\/\/|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]}»”’]`
const EMAIL = String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`
const UUID = String.raw`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`
const HANDLE = String.raw`(?<![\p{L}\p{N}&/])[@#][\p{L}_][\p{L}\p{N}_]*`
const VERSION = String.raw`(?<![\p{L}\p{N}.])v\d+(?:\.\d+)*|(?<![\p{N}.])\d+\.\d+(?:\.\d+)+`
const NUMBER = String.raw`\d+(?:[.,:/’'\u00a0\u202f-]\d+)*`
/** With the ending of a kind of file: "and/or" is none, nor is "z.B". */
const FILE = String.raw`(?<![\p{L}\p{N}_.~\-/])(?:[\p{L}\p{N}_.~-]*\/)*[\p{L}\p{N}_-][\p{L}\p{N}_.-]*\.(?:[chj]s|cpp|css|csv|docx?|gif|go|gz|html?|ini|java|jpe?g|json|jsx|log|md|mjs|mp[34]|pdf|php|png|py|rs|sh|svg|tar|toml|tsx?|txt|webp|xlsx?|xml|ya?ml|zip)`
const NAMES = new RegExp(`${ADDRESS}|${EMAIL}|${UUID}|${HANDLE}|${FILE}|${VERSION}`, 'gu')
const NUMBERS = new RegExp(NUMBER, 'gu')

/** Edits by which a bent address or name may differ from its original, by length. */
const MOST_EDITS = 0.35

/** The tokens of a sentence, in order; `marks` are its verbatim parts, in which nothing else is looked for. */
export function tokensOf(text: string, marks: Span[] = []): Token[] {
  const tokens: Token[] = []
  const add = (kind: Token['kind'], { start, end }: Span) => {
    const isGlued = touchesWord(text, start) || touchesWord(text, end)
    if (tokens.some((token) => token.start < end && start < token.end) || (kind === 'name' && isGlued)) return
    tokens.push({ kind, start, end, text: text.slice(start, end), isGlued })
  }
  for (const mark of marks) add('mark', mark)
  for (const { 0: found, index } of text.matchAll(NAMES))
    add('name', { start: index, end: index + found.length })
  for (const { 0: found, index } of text.matchAll(NUMBERS)) {
    add('number', { start: index, end: index + found.length })
  }
  return tokens.toSorted((a, b) => a.start - b.start)
}

/** The translation with what is protected put back, and the tokens for which there was no place. */
export function restoreTokens(
  tokens: Token[],
  source: string,
  translation: string,
): { text: string; missing: Token[] } {
  if (tokens.length === 0) return { text: translation, missing: [] }
  const found = new Found(translation)
  // What stands there as it is comes first, so that no repair takes its place.
  const isBent = (token: Token) => !found.take(token)
  const bent = tokens.filter(({ kind }) => kind !== 'number').filter(isBent)
  const numbers = numbersIn(translation).filter((span) => !found.isTaken(span))
  const wanted = tokens.filter(({ kind }) => kind === 'number')
  const { missing: bentNumbers, free } = matchNumbers(wanted, numbers, translation)
  // Two footnotes in a row are both at the end.
  const marks = tokens.filter(({ kind }) => kind === 'mark')
  const words = marks.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '\uFFFC'.repeat(end - start) + rest.slice(end),
    bent.length > 0 ? source : '',
  )
  const missing: Token[] = []
  for (const token of bent) {
    const place = nearestName(token, translation, (span) => found.isTaken(span))
    if (place) found.put(place, token.text)
    else if (isAtEdge(token, words)) found.put(...atEdge(token, words, translation, found.taken))
    else missing.push(token)
  }
  for (const token of bentNumbers) {
    const place = nearestNumber(token.text, translation, free)
    if (place) {
      found.put(place, token.text)
      free.splice(free.indexOf(place), 1)
    } else if (free.length > 0 || !mayBeWords(token.text, translation)) missing.push(token)
  }
  return { text: found.edited(), missing }
}

/** What of a translation is spoken for, and what is to be put into it. */
class Found {
  readonly taken: Span[] = []
  private readonly edits: (Span & { by: string })[] = []
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  isTaken({ start, end }: Span): boolean {
    return this.taken.some((span) => span.start < end && start < span.end)
  }

  take({ text, isGlued }: Token): boolean {
    const span = occurrences(this.text, text, isGlued).find((place) => !this.isTaken(place))
    if (span) this.taken.push(span)
    return span !== undefined
  }

  put({ start, end }: Span, by: string): void {
    this.edits.push({ start, end, by })
    this.taken.push({ start, end })
  }

  edited(): string {
    let text = ''
    let at = 0
    for (const { start, end, by } of this.edits.toSorted((a, b) => a.start - b.start)) {
      text += this.text.slice(at, start) + by
      at = end
    }
    return text + this.text.slice(at)
  }
}

function touchesWord(text: string, at: number): boolean {
  return isOneWord(characterBefore(text, at), characterAfter(text, at))
}

function nearestName(
  { text: token, isGlued }: Token,
  text: string,
  isTaken: (span: Span) => boolean,
): Span | null {
  if (!hasContent(token)) return null
  // White space that a model put in ("example. com") costs nothing.
  const at: number[] = []
  let squeezed = ''
  for (let index = 0; index < text.length; index += 1) {
    if (/\s/.test(text[index]!)) continue
    at.push(index)
    squeezed += lowerCase(text[index]!)
  }
  const most = token.length < 4 ? 0 : Math.floor(token.length * MOST_EDITS)
  const found = nearestPart(squeezed, Array.from(token.replace(/\s/g, ''), lowerCase).join(''), most)
  if (!found || found.start === found.end) return null
  const span = wholeCharacters(text, { start: at[found.start]!, end: at[found.end - 1]! + 1 })
  if (!isGlued && token.length < 4 && (touchesWord(text, span.start) || touchesWord(text, span.end)))
    return null
  const whole = isGlued ? span : withEndings(text, span)
  return isTaken(whole) ? null : whole
}

/** Lower case, of the same length. */
function lowerCase(character: string): string {
  const lower = character.toLowerCase()
  return lower.length === character.length ? lower : character
}

function wholeCharacters(text: string, { start, end }: Span): Span {
  const isLow = (at: number) => /[\uDC00-\uDFFF]/.test(text[at] ?? '')
  return { start: isLow(start) ? start - 1 : start, end: isLow(end) ? end + 1 : end }
}

/** With a letter or two that a model added to it: "useStates". */
function withEndings(text: string, { start, end }: Span): Span {
  const before = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2}$/u.exec(text.slice(0, start))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}]{1,2}(?![\p{L}\p{N}])/u.exec(text.slice(end))?.[0].length ?? 0
  const isIn = (at: number) => touchesWord(text, at)
  return { start: isIn(start) ? start - before : start, end: isIn(end) ? end + after : end }
}

/** Nothing but punctuation between it and the beginning or the end: a footnote's number, an anchor's sign. */
function isAtEdge({ start, end, kind }: Token, source: string): boolean {
  return kind === 'mark' && (!hasContent(source.slice(0, start)) || !hasContent(source.slice(end)))
}

/** Where it goes, and with the white space that it had. */
function atEdge(
  { start, end, text: token }: Token,
  source: string,
  text: string,
  taken: Span[],
): [Span, string] {
  const [head, tail] = [source.slice(0, start), source.slice(end).replaceAll('\uFFFC', '')]
  if (hasContent(head)) {
    const space = /\s*$/u.exec(head)![0]
    const closing = tail.trim() === '' ? 0 : (/[\p{P}\s]*$/u.exec(text)?.[0].length ?? 0)
    // Not into a footnote that stands there already.
    const place = Math.max(text.length - closing, ...taken.map((span) => span.end))
    return [{ start: place, end: place }, space + token]
  }
  const opening = head === '' ? 0 : (/^[\p{P}\s]*/u.exec(text)?.[0].length ?? 0)
  return [{ start: opening, end: opening }, token + /^\s*/u.exec(tail)![0]]
}
