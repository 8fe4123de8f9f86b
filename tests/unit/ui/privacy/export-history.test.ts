import { expect, test } from 'vitest'
import type { HistoryEntry } from '../../../../lib/messaging/history-contract'
import { exportHistory } from '../../../../lib/ui/privacy/export-history'

const AT_MS = Date.UTC(2026, 4, 3, 12, 5)
const entry = (text: string, result: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: 1,
  atMs: AT_MS,
  kind: 'translation',
  site: 'https://news.example',
  source: 'fr',
  target: 'en',
  text,
  result,
  ...more,
})

test('CSV has the text and its translation first, between quotes, with the lines that Anki reads', () => {
  const { name, type, text } = exportHistory(
    [entry('Il dit « "oui", non ».\nFin.', 'He says yes, no.')],
    'csv',
    AT_MS,
  )
  expect([name, type]).toEqual(['gloss-history-2026-05-03.csv', 'text/csv'])
  expect(text).toBe(
    '#separator:Comma\r\n#html:false\r\n#columns:text,result,source,target,kind,site,time\r\n' +
      '"Il dit « ""oui"", non ».\nFin.","He says yes, no.","fr","en","translation","https://news.example","2026-05-03T12:05:00.000Z"\r\n',
  )
})

test.each(['=HYPERLINK("x")', '+1', '-1+2', '@SUM(A1)', '\t=1'])(
  '%j is no formula in a table program',
  (formula) => {
    const { text } = exportHistory([entry(formula, formula)], 'csv', AT_MS)
    expect(text.split('\r\n')[3]).toMatch(/^" [=+\-@\t]/)
  },
)

test('JSON has everything but the number, with times that can be read', () => {
  const { name, text } = exportHistory([entry('a', 'b', { kind: 'question', site: '' })], 'json', AT_MS)
  expect(name).toBe('gloss-history-2026-05-03.json')
  expect(JSON.parse(text)).toEqual({
    kind: 'gloss history',
    version: 1,
    entries: [
      {
        time: '2026-05-03T12:05:00.000Z',
        kind: 'question',
        site: '',
        source: 'fr',
        target: 'en',
        text: 'a',
        result: 'b',
      },
    ],
  })
})
