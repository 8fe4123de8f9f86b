/** The README quotes figures that were measured, and leads to what is there. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const cellsOf = (row: string) => row.split('|').map((cell) => cell.trim())

/** `name` and `name, other` of results.md, as figures with their units. */
function measured(): Map<string, string> {
  const rows = read('tests/bench/results.md').matchAll(/^\| [a-z][\w.-]* \|.*$/gm)
  const figures = new Map<string, string>()
  for (const [row] of rows) {
    const [, name = '', unit = '', ours = '', other = ''] = cellsOf(row)
    figures.set(name, `${ours} ${unit}`).set(`${name}, other`, `${other} ${unit}`)
  }
  return figures
}

const quoted = [
  ...read('README.md').matchAll(/^\| .* \| (?<figure>[\d.]+ \S+) \| `(?<name>[^`]+)`(?<side>, other)? \|$/gm),
]

test('quotes figures', () => expect(quoted.length).toBeGreaterThan(5))

test.each(quoted.map(({ groups }) => [`${groups?.['name']}${groups?.['side'] ?? ''}`, groups?.['figure']]))(
  '%s is %s in results.md, too',
  (name, figure) => expect(measured().get(name ?? '')).toBe(figure),
)

test('what ours is said to be against is what was measured with it', () => {
  const [, ours] = /against (\d+) of ours/.exec(read('README.md')) ?? []
  expect(measured().get('page.opus.vs-pipeline')).toBe(`${ours} words/s`)
})

const PAGES = [
  'README.md',
  'PRIVACY.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

describe.each(PAGES)('%s', (page) => {
  test('leads to files that are there', () => {
    const found = read(page).matchAll(/(?:\]\(|src(?:set)?=")(?!https?:|#)([^)"#\s]+)/g)
    const links = [...found].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([])
  })
})
