/** Keeps `results.json`, one row a name, and writes `results.md` from it. A run of some names leaves the other rows as they were. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './rows.ts'

const JSON_FILE = join(import.meta.dirname, 'results.json')
const MARKDOWN_FILE = join(import.meta.dirname, 'results.md')
/** Written by hand: no run knows it. */
const TRIED_FILE = join(import.meta.dirname, 'tried.md')

export interface StoredRow extends Row {
  /** Cores, browser and day of the run that measured it. */
  machine: string
}

export function store(rows: StoredRow[]): void {
  const before = existsSync(JSON_FILE) ? (JSON.parse(readFileSync(JSON_FILE, 'utf8')) as StoredRow[]) : []
  const measured = new Set(rows.map((row) => row.name))
  const all = [...before.filter((row) => !measured.has(row.name)), ...rows].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  )
  writeFileSync(JSON_FILE, `${JSON.stringify(all, null, 2)}\n`)
  writeFileSync(MARKDOWN_FILE, markdown(all))
}

function markdown(rows: StoredRow[]): string {
  const figures = rows.map(({ name, unit, ours, other, ratio, runs, against }) =>
    cells([name, unit, ours, other ?? '–', ratio ?? '–', runs, against]),
  )
  const bounds = rows.map(({ name, bound, machine }) => `- \`${name}\`: ${bound} (${machine})`)
  return [
    '# Measured',
    '',
    'Written by `npm run bench`. Medians unless the name says otherwise; ratio = ours / other, both from the same run.',
    '',
    cells(['name', 'unit', 'ours', 'other', 'ratio', 'runs', 'other is']),
    cells(['---', '---', '---:', '---:', '---:', '---:', '---']),
    ...figures,
    '',
    '## What bounds them',
    '',
    ...bounds,
    '',
    readFileSync(TRIED_FILE, 'utf8'),
  ].join('\n')
}

function cells(values: (string | number)[]): string {
  return `| ${values.join(' | ')} |`
}
