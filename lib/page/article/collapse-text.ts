/** A text node's data as it is shown: white space collapsed, across the border of nodes too, with the place of every character. */
import { collapsedSpace, isInGap } from '../../text/collapsed-space'

/** Hints to the browser, and no part of a word: soft hyphens, word joiners, byte order marks. */
const INVISIBLE = /[\u00AD\u2060\uFEFF]/

export interface Part {
  text: string
  places: number[]
  /** The white space that it ends with, as the nodes have it. */
  gap: string
  /** It goes on where the text before it ends, without the space that may be there. */
  isSeamless: boolean
}

/** White space shown as it stands. */
export function kept(data: string): Part {
  const part: Part = { text: '', places: [], gap: '', isSeamless: false }
  for (let at = 0; at < data.length; at++) {
    if (INVISIBLE.test(data[at]!)) continue
    part.text += data[at]
    part.places.push(at)
  }
  return part
}

/**
 * @param before the text it goes on from; empty at the beginning of a line, where white space is nothing
 * @param open the white space that that ends with, as the nodes have it
 */
export function collapse(data: string, before: string, open: string): Part {
  const part: Part = { text: '', places: [], gap: open, isSeamless: false }
  const hasSpace = before === '' || /\s$/.test(before)
  let spaceAt = -1
  const addSpace = () => {
    if (spaceAt < 0 || (part.text === '' && hasSpace)) return
    part.text += ' '
    part.places.push(spaceAt)
  }
  for (let at = 0; at < data.length; at++) {
    const sign = data[at]!
    if (INVISIBLE.test(sign)) continue
    if (isInGap(data.charCodeAt(at))) {
      part.gap += sign
      if (spaceAt < 0 && sign !== '\u200B') spaceAt = at
      continue
    }
    if (part.gap !== '') {
      const letters = part.text || (before.endsWith(' ') ? before.slice(0, -1) : before)
      const space = collapsedSpace(part.gap, letters, data.slice(at, at + 2))
      if (space !== '') addSpace()
      else if (part.text === '') part.isSeamless = true
    }
    part.text += sign
    part.places.push(at)
    part.gap = ''
    spaceAt = -1
  }
  addSpace()
  return part
}
