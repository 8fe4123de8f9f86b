/**
 * Prose whose lines were broken by hand (an RFC, a mailing list, a changelog): a model has to read its sentences whole. Told
 * paragraph by paragraph: the lines but the last are about equally long, and most go on in lower case.
 */
import { collapsedSpace } from '../../text/collapsed-space'
import type { Laid } from './lay-text'

const SHORTEST_WRAP = 50
const LONGEST_WRAP = 90
/** Items of a list and the like begin a line of their own. */
const ITEM = /^\s*(?:[-*+•o·]\s|\(?\d+[.)]\s|[a-z][.)]\s)/

/** Joins such lines, and tells where they were broken, in characters; null: there are none. */
export function joinWrappedLines(laid: Laid): number | null {
  const seams = seamsIn(laid.text)
  if (seams.length === 0) return null
  const wrapsAt = Math.max(...seams.map(({ width }) => width))
  let joined = ''
  let from = 0
  for (const seam of seams) {
    joined += laid.text.slice(from, seam.from) + seam.space
    from = seam.to
  }
  laid.text = joined + laid.text.slice(from)
  const moved = mover(seams)
  for (const place of [...laid.slots, ...laid.marks]) {
    place.start = moved(place.start)
    place.end = moved(place.end)
  }
  return wrapsAt
}

/** From the end of one line's words to the beginning of the next one's. */
interface Seam {
  from: number
  to: number
  width: number
  /** What stands for it: a space, but not between letters of scripts that have none. */
  space: string
}

function seamsIn(text: string): Seam[] {
  const seams: Seam[] = []
  let paragraph: Seam[] = []
  let goingOn = 0
  const end = () => {
    const fitting = paragraph.filter(({ width }) => width >= SHORTEST_WRAP && width <= LONGEST_WRAP).length
    const isWrapped = fitting >= paragraph.length * 0.8 && goingOn >= paragraph.length * 0.5
    if (isWrapped) for (const seam of paragraph) seams.push(seam)
    paragraph = []
    goingOn = 0
  }
  let at = 0
  let previous = { end: 0, width: 0 }
  for (const line of text.split('\n')) {
    const words = line.trim()
    const start = at + line.length - line.trimStart().length
    if (words === '' || previous.width === 0 || ITEM.test(line.slice(0, 40))) end()
    else {
      const space = collapsedSpace('\n', text.slice(0, previous.end), words)
      paragraph.push({ from: previous.end, to: start, width: previous.width, space })
      if (/^["'“‘(]*[\p{Ll}]/u.test(words.slice(0, 4))) goingOn++
    }
    previous =
      words === '' ? { end: 0, width: 0 } : { end: start + words.length, width: line.trimEnd().length }
    at += line.length + 1
  }
  end()
  return seams
}

/** Where a place of the old text is in the new one; what was inside a seam is behind what stands for it. Places come in any order. */
function mover(seams: Seam[]): (place: number) => number {
  const gone: number[] = [0]
  for (const { from, to, space } of seams) gone.push(gone.at(-1)! + to - from - space.length)
  return (place) => {
    let low = 0
    let high = seams.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (seams[middle]!.from < place) low = middle + 1
      else high = middle
    }
    const seam = seams[low - 1]
    if (seam && place < seam.to) return seam.from + seam.space.length - gone[low - 1]!
    return place - gone[low]!
  }
}
