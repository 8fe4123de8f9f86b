/**
 * A page's text in blocks, in the order in which it is laid out, each with the text nodes that it stands in.
 *
 *   walk ─► runs of text between block borders, <br><br> ─► blocks;  the cells of a row of data are one block
 */
import { type Block, type BlockKind, CELL_BORDER } from '../../text/passages'
import { attributeOf, tagOf } from '../units/safe-dom'
import { type BlockText, type Run, compose } from './block-text'
import type { FlatVisitor } from './walk-flat'

export interface PageBlock extends Block, BlockText {
  runs: Run[]
}

interface Context {
  kind: BlockKind
  level: number
}

interface Row {
  /** Where its blocks begin, and those of the cell that is read. */
  first: number
  cell: number
  /** No cell has more than one block. */
  isSimple: boolean
}

/** Where a row says more, or says it in paragraphs, the table is a layout: its cells are read one after the other. */
const MOST_ROW_CHARACTERS = 600

export interface BlockCollector extends FlatVisitor {
  /** What was found, to be asked for at the end of the walk. */
  blocks(): PageBlock[]
}

/**
 * @param isWanted text nodes that are left out leave no gap
 * @param wordsOf the page's own words of a text node
 */
export function collectBlocks(
  isWanted: (node: Text) => boolean,
  wordsOf: (node: Text) => string,
): BlockCollector {
  const found: PageBlock[] = []
  const contexts: Context[] = [{ kind: 'paragraph', level: 0 }]
  const rows: Row[] = []
  let runs: Run[] = []
  const close = () => {
    const { text, slots } = compose(runs, wordsOf)
    if (/[\p{L}\p{N}]/u.test(text)) found.push({ ...contexts.at(-1)!, text, slots, runs })
    runs = []
  }
  const closeRow = (row: Row) => {
    const blocks = found.slice(row.first)
    const isData =
      blocks.length > 1 &&
      row.isSimple &&
      blocks.every(({ kind }) => kind === 'row') &&
      blocks.reduce((sum, { text }) => sum + text.length, 0) <= MOST_ROW_CHARACTERS
    if (!isData) {
      // Rows of a table inside it stay rows.
      for (const block of blocks)
        if (block.kind === 'row' && !block.runs.includes(CELL_BORDER)) block.kind = 'paragraph'
      return
    }
    const joined = blocks.flatMap((block, at) => (at > 0 ? [CELL_BORDER, ...block.runs] : block.runs))
    found.splice(row.first, Infinity, { kind: 'row', level: 0, runs: joined, ...compose(joined, wordsOf) })
  }
  return {
    blocks() {
      close()
      return found
    },
    text(node, keepsLines) {
      if (isWanted(node)) runs.push({ node, keepsLines })
    },
    enter(element, isInline) {
      const tag = tagOf(element)
      if (tag === 'br') {
        const isSecond = runs.at(-1) === '\n'
        if (isSecond) close()
        else runs.push('\n')
        return
      }
      if (isInline) return
      close()
      if (tag === 'tr') rows.push({ first: found.length, cell: found.length, isSimple: true })
      contexts.push(contextOf(element, tag, contexts.at(-1)!))
    },
    leave(element, isInline) {
      const tag = tagOf(element)
      if (tag === 'br' || isInline) return
      close()
      contexts.pop()
      const row = rows.at(-1)
      if (row && (tag === 'td' || tag === 'th')) {
        if (found.length > row.cell + 1) row.isSimple = false
        row.cell = found.length
      }
      if (row && tag === 'tr') closeRow(rows.pop()!)
    },
  }
}

function contextOf(element: Element, tag: string, outer: Context): Context {
  const heading = /^h([1-6])$/.exec(tag)?.[1]
  if (heading) return { kind: 'heading', level: Number(heading) }
  if (attributeOf(element, 'role') === 'heading')
    return { kind: 'heading', level: Number(attributeOf(element, 'aria-level')) || 2 }
  if (outer.kind === 'heading') return outer
  if (tag === 'li' || tag === 'dt' || tag === 'dd') return { kind: 'item', level: 0 }
  if (tag === 'td' || tag === 'th') return { kind: 'row', level: 0 }
  if (tag === 'table') return { kind: 'paragraph', level: 0 }
  return outer
}
