import type { Span } from './align-tokens'

/**
 * The alphabet in which byte-level BPE writes bytes (Radford et al. 2019, GPT-2, `bytes_to_unicode`): printable Latin-1
 * characters stand for themselves, the other bytes for U+0100 onwards.
 */
const BYTE_OF = new Map<string, number>()
for (let byte = 0, shifted = 0x100; byte < 256; byte++) {
  const stays = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae
  BYTE_OF.set(String.fromCodePoint(stays ? byte : shifted++), byte)
}

/**
 * Where each token of byte-level BPE stands in a text, white space in front not counted; a token that is part of a character
 * has the whole of it. Null when the tokens are not the bytes of the text.
 */
export function alignBytes(text: string, tokens: string[]): Span[] | null {
  const places = bytePlaces(text)
  const bytes = tokens.map((token) => Array.from(token, (letter) => BYTE_OF.get(letter) ?? -1))
  const all = bytes.flat()
  // Some are set to read a text as if a space stood before it.
  const extra = all.length === places.length + 1 && all[0] === 0x20 ? 1 : 0
  if (all.length !== places.length + extra) return null
  if (!places.every(({ byte }, place) => byte === all[place + extra])) return null
  const spans: Span[] = []
  let from = -extra
  for (const own of bytes) {
    const to = from + own.length
    const covered = places.slice(Math.max(from, 0), to)
    const words = covered.filter(({ isSpace }) => !isSpace)
    const shown = words.length > 0 ? words : covered
    const before = spans.at(-1)?.end ?? 0
    spans.push({ start: shown[0]?.start ?? before, end: shown.at(-1)?.end ?? before })
    from = to
  }
  return spans
}

interface BytePlace extends Span {
  byte: number
  isSpace: boolean
}

function bytePlaces(text: string): BytePlace[] {
  const encoder = new TextEncoder()
  const places: BytePlace[] = []
  let start = 0
  for (const point of text) {
    const end = start + point.length
    const isSpace = /\s/.test(point)
    for (const byte of encoder.encode(point)) places.push({ byte, start, end, isSpace })
    start = end
  }
  return places
}
