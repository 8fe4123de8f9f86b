/**
 * A block's text out of the text nodes that it stands in, and the way back: which place of the text is which place of which node.
 *
 *   runs: [node][node]⏎[node]  ─ compose(what each node says) ─►  text with collapsed white space, slots
 *
 * The same runs are composed twice: of the page's own words, which is the block's text, and of what the nodes hold now.
 */
import { collapse, kept } from './collapse-text'

export type Run = { node: Text; keepsLines: boolean } | string

export interface BlockSlot {
  node: Text
  /** Its part of the text. */
  start: number
  end: number
  /** For each character of that part, its place in the node's data. */
  places: number[]
}

export interface BlockText {
  text: string
  slots: BlockSlot[]
}

/** A run that is a string is a border: a line break, the border of a cell. It is in no slot. */
export function compose(runs: readonly Run[], dataOf: (node: Text) => string): BlockText {
  const slots: BlockSlot[] = []
  let text = ''
  let border = ''
  let gap = ''
  for (const run of runs) {
    if (typeof run === 'string') {
      if (text !== '' && border === '') border = run
      continue
    }
    const data = dataOf(run.node)
    const [before, open] = border === '' ? [text, gap] : ['', '']
    const part = run.keepsLines ? kept(data) : collapse(data, before, open)
    // White space alone opens no new line.
    if (border !== '' && part.text.trim() === '') continue
    gap = part.gap
    if (part.isSeamless && text.endsWith(' ')) text = withoutSpace(text, slots)
    if (part.text === '') continue
    text = border === '' ? text : text.trimEnd() + border
    border = ''
    slots.push({
      node: run.node,
      start: text.length,
      end: text.length + part.text.length,
      places: part.places,
    })
    text += part.text
  }
  return trimmed(text, slots)
}

/** Without white space at its ends; in front there can be some only where white space is kept. */
function trimmed(whole: string, slots: BlockSlot[]): BlockText {
  const text = whole.trim()
  const cut = whole.length - whole.trimStart().length
  const kept = slots.map(({ node, start, end, places }) => {
    const from = Math.max(0, start - cut)
    const to = Math.max(from, Math.min(text.length, end - cut))
    const skipped = from + cut - start
    return { node, start: from, end: to, places: places.slice(skipped, skipped + to - from) }
  })
  return { text, slots: kept.filter(({ start, end }) => end > start) }
}

/** Takes the space off that the text ends with. */
function withoutSpace(text: string, slots: BlockSlot[]): string {
  const last = slots.at(-1)!
  last.end--
  last.places.pop()
  if (last.end === last.start) slots.pop()
  return text.slice(0, -1)
}

/** The parts of nodes that a span of the text is, in order. */
export function nodesAt(
  { slots }: BlockText,
  span: { start: number; end: number },
): { node: Text; from: number; to: number }[] {
  return slots
    .filter(({ start, end }) => start < span.end && end > span.start)
    .map(({ node, start, end, places }) => ({
      node,
      from: places[Math.max(span.start, start) - start]!,
      to: places[Math.min(span.end, end) - 1 - start]! + 1,
    }))
}
