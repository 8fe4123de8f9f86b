/** The demo page says what the starter model is known to translate right: every title and sentence, word for word. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import demo from '../../fixtures/models/starter-fr-en/demo.json'

const page = readFileSync(resolve(import.meta.dirname, '../../../demo/index.html'), 'utf8')
const text = page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test.each(demo.passages)('the demo page has "$title" whole', ({ title, sentences }) => {
  for (const sentence of [title, ...sentences.map(({ source }) => source)])
    expect(text).toContain(` ${sentence} `)
})

test('the demo page is French and asks nothing of the network', () => {
  expect(page).toContain('<html lang="fr">')
  expect(page).not.toMatch(/https?:\/\//)
})
