/** White space as CSS collapses it. Everything here takes time in proportion to the text: a page may hold a megabyte of spaces. */
import { collapsedSpace, isInGap } from '../../text/collapsed-space'
import type { Space } from './look'

/** Soft hyphens, zero-width spaces, word joiners: where a line may break; models were never shown them. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g
/** Those that have no say in whether a line's end is seen. */
const MEANINGLESS = /[\u00AD\u2060\uFEFF]/g
const GAP = /[ \t\n\r\f\u200B]+/g

export function withoutInvisible(data: string): string {
  return data.replace(INVISIBLE, '')
}

/** White space of any kind (no-break, ideographic), and what cannot be seen: `trim` decides. */
export function isBlank(data: string): boolean {
  return data.trim() === '' || withoutInvisible(data).trim() === ''
}

/** Where its words begin and end. Of a blank one: where it ends, twice. */
export function wordsIn(data: string): { from: number; to: number } {
  let from = 0
  while (from < data.length && isEdge(data.charCodeAt(from))) from++
  let to = data.length
  while (to > from && isEdge(data.charCodeAt(to - 1))) to--
  return { from, to }
}

/** White space that collapses: not the no-break space. */
export function collapses(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11)
}

/** Inside a text as it is shown; at its ends at most one space. */
export function asShown(data: string, space: Space): string {
  if (space === 'collapse') return collapsed(data)
  const seen = withoutInvisible(data)
  if (space === 'all') return seen
  const lines = seen.replace(/[ \t\r\f]+/g, ' ').split('\n')
  return lines
    .map((line, at) => {
      const from = at > 0 && line.startsWith(' ') ? 1 : 0
      return line.slice(
        from,
        at < lines.length - 1 && line.endsWith(' ') ? Math.max(from, line.length - 1) : undefined,
      )
    })
    .join('\n')
}

function collapsed(data: string): string {
  const seen = data.replace(MEANINGLESS, '')
  return seen.replace(GAP, (gap, at: number) =>
    collapsedSpace(gap, seen.slice(0, at), seen.slice(at + gap.length)),
  )
}

/** White space in front that collapses with what stands before it. */
export function gapBefore(data: string): string {
  let to = 0
  while (to < data.length && isInGap(data.charCodeAt(to))) to++
  return data.slice(0, to)
}

/** White space at the end that collapses with what comes behind it. */
export function gapAfter(data: string): string {
  let from = data.length
  while (from > 0 && isInGap(data.charCodeAt(from - 1))) from--
  return data.slice(from)
}

function isEdge(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13)
  return (
    code === 0xa0 ||
    code === 0xad ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  )
}
