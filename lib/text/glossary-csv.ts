/**
 * The glossary as a file that spreadsheets read and write: comma-separated values (RFC 4180), a heading and one entry a line.
 *
 *   term,translation,from,into,match,case
 *   voiture,automobile,fr,en,word,
 *   Orange,,,,word,case            an empty translation: it stays as it is; an empty language: any
 *
 * What a spreadsheet makes of it is read too: a semicolon or a tab between, a mark of the encoding in front, columns left out.
 */
import type { GlossaryEntry } from '../messaging/contract'
import { parseEntry } from './glossary-entry'

const COLUMNS = ['term', 'translation', 'from', 'into', 'match', 'case'] as const

export function toCsv(entries: readonly GlossaryEntry[]): string {
  const rows = entries.map(({ term, translation, source, target, match, matchCase }) => [
    term,
    translation ?? '',
    source ?? '',
    target ?? '',
    match,
    matchCase ? 'case' : '',
  ])
  return [[...COLUMNS], ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

/** Entries in the order of the file; `refused` are the lines, counted from 1, that are none. */
export function fromCsv(file: string): { entries: GlossaryEntry[]; refused: number[] } {
  const text = file.replace(/^\uFEFF/, '')
  const rows = rowsOf(text, separatorOf(text))
  const isHeading = rows[0]?.cells[0]?.trim().toLowerCase() === COLUMNS[0]
  const entries: GlossaryEntry[] = []
  const refused: number[] = []
  for (const { cells, line } of isHeading ? rows.slice(1) : rows) {
    const [term, translation, source, target, match, matchCase] = cells.map((cell) => cell.trim())
    if (cells.every((cell) => cell.trim() === '')) continue
    const entry = parseEntry({
      term,
      translation: translation || null,
      source: source || null,
      target: target || null,
      match: match || 'word',
      matchCase: Boolean(matchCase),
    })
    if (entry) entries.push(entry)
    else refused.push(line)
  }
  return { entries, refused }
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

function rowsOf(text: string, separator: string): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = []
  let cells: string[] = []
  let line = 1
  let startLine = 1
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      const close = /"(?:[^"]|"")*(?:"|$)/y
      close.lastIndex = at
      const whole = close.exec(text)![0]
      cell = whole.replace(/^"|"$/g, '').replaceAll('""', '"')
      line += whole.split('\n').length - 1
      at += whole.length
    }
    const rest = new RegExp(`[^${separator}\\r\\n]*`, 'y')
    rest.lastIndex = at
    const plain = rest.exec(text)![0]
    at += plain.length
    cells.push(cell + plain)
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
      cells.push('')
    }
    rows.push({ cells, line: startLine })
    const end = /\r?\n|\r|$/y
    end.lastIndex = at
    at += end.exec(text)![0].length
    cells = []
    line += 1
    startLine = line
  }
  return rows
}
