/**
 * The history as a file. JSON has everything. CSV (RFC 4180) has what is learned first: a card of Anki is its first two columns, and
 * the lines with `#` tell Anki what the rest is (https://docs.ankiweb.net/importing/text-files.html, "File headers").
 */
import type { HistoryEntry } from '../../messaging/history-contract'

export const FORMATS = ['json', 'csv'] as const
export type Format = (typeof FORMATS)[number]

export interface ExportedFile {
  name: string
  type: string
  text: string
}

/** @param atMs of the export, for the file's name */
export function exportHistory(entries: readonly HistoryEntry[], format: Format, atMs: number): ExportedFile {
  const name = `gloss-history-${isoTime(atMs).slice(0, 10)}.${format}`
  return format === 'json'
    ? { name, type: 'application/json', text: asJson(entries) }
    : { name, type: 'text/csv', text: asCsv(entries) }
}

const isoTime = (atMs: number) => new Date(atMs).toISOString()

function asJson(entries: readonly HistoryEntry[]): string {
  const told = entries.map(({ atMs, kind, site, source, target, text, result }) => ({
    time: isoTime(atMs),
    kind,
    site,
    source,
    target,
    text,
    result,
  }))
  return `${JSON.stringify({ kind: 'gloss history', version: 1, entries: told }, null, 2)}\n`
}

const COLUMNS = ['text', 'result', 'source', 'target', 'kind', 'site', 'time']

function asCsv(entries: readonly HistoryEntry[]): string {
  const rows = entries.map(({ text, result, source, target, kind, site, atMs }) =>
    [text, result, source, target, kind, site, isoTime(atMs)].map(cell).join(','),
  )
  const heads = ['#separator:Comma', '#html:false', `#columns:${COLUMNS.join(',')}`]
  return [...heads, ...rows].map((line) => `${line}\r\n`).join('')
}

/**
 * Always between quotes. Texts come from pages: a table program would compute what begins like a formula, so a space comes before it
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const cell = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, ' $&').replaceAll('"', '""')}"`
