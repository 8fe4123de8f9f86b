/**
 * "Home · About · Help": links with nothing but signs between them make no sentence; each is for itself. So is a button that stands
 * alone: what is put beside its words belongs into it.
 */
import type { Run } from './pieces'
import { tagOf } from './safe-dom'

export interface Part {
  run: Run
  /** The link it is in; null: the run as it was. */
  link: Element | null
}

export function separateLinks(run: Run): Part[] {
  const links: Part[] = []
  let depth = 0
  let linkDepth = -1
  for (const piece of run) {
    if (piece.is === 'open') {
      depth++
      if (linkDepth < 0 && piece.kind === 'link') {
        linkDepth = depth
        links.push({ run: [], link: piece.element })
        continue
      }
    } else if (piece.is === 'close' && depth-- === linkDepth) {
      linkDepth = -1
      continue
    }
    if (linkDepth >= 0) links.at(-1)!.run.push(piece)
    else if (piece.is === 'text' && !piece.isReading && /[\p{L}\p{N}]/u.test(piece.data))
      return [{ run, link: null }]
  }
  const worded = links.filter((part) =>
    part.run.some((piece) => piece.is === 'text' && /\p{L}/u.test(piece.data)),
  )
  const isApart = worded.length >= 2 || (worded[0]?.link && tagOf(worded[0].link) === 'button')
  return isApart ? links : [{ run, link: null }]
}
