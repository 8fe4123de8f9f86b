/** Breaks a translation in `pre` at the width at which the original was broken by hand. */

/** Letters that a line may be broken between; each is two columns wide. */
const IDEOGRAPHS = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]/
const PIECES = new RegExp(
  `(\\n)|([ \\t]+)|(${IDEOGRAPHS.source})|([^\\s${IDEOGRAPHS.source.slice(1, -1)}]+)`,
  'gu',
)

export interface Column {
  value: string
  /** Where the next text begins. */
  column: number
}

/** `indent` begins each line that is broken here. A word longer than a line stands alone on one. */
export function breakLines(text: string, column: number, width: number, indent: string): Column {
  let value = ''
  let spaces = ''
  let at = column
  for (const [piece, newLine, blank, ideograph] of text.matchAll(PIECES)) {
    if (newLine) {
      value += newLine + indent
      at = indent.length
      spaces = ''
    } else if (blank) spaces += ' '
    else {
      const length = ideograph ? 2 : piece.length
      const mayBreak = spaces !== '' || (ideograph !== undefined && value !== '')
      if (mayBreak && at + spaces.length + length > width && at > indent.length) {
        value += `\n${indent}`
        at = indent.length
      } else {
        value += spaces
        at += spaces.length
      }
      value += piece
      at += length
      spaces = ''
    }
  }
  return { value: value + spaces, column: at + spaces.length }
}

/** Where a text that begins at `column` ends. */
export function columnAfter(text: string, column: number): number {
  const lastBreak = text.lastIndexOf('\n')
  return lastBreak < 0 ? column + text.length : text.length - lastBreak - 1
}

/** How the second line of a paragraph in `pre` is indented, as the first one's if there is no second. */
export function indentOf(source: string): string {
  return /\S[^\n]*\n([ \t]*)\S/.exec(source)?.[1] ?? /^\n*([ \t]*)/.exec(source)?.[1] ?? ''
}
