import { afterEach, expect, test, vi } from 'vitest'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { upperEngine } from '../../fixtures/test-engines'

afterEach(() => document.body.replaceChildren())

const world = {
  detector: async () => ({ isReliable: false, languages: [] }),
  shadowRootOf: (element: Element) => element.shadowRoot,
  source: 'fr',
  target: 'en',
  label: 'Translation',
}

test('a page is translated in place, beside, and given back', async () => {
  document.body.innerHTML = '<h1>La bibliothèque</h1><p>Il a lu <a href="/x">ce <b>livre</b></a> hier.</p>'
  const before = document.documentElement.outerHTML
  const translator = createPageTranslator(document, { ...world, mode: 'in-place', engine: upperEngine() })
  await vi.waitFor(() => expect(translator.state().phase).toBe('watching'), 3000)
  expect(document.body.innerText).toContain('IL A LU CE LIVRE HIER.')
  translator.setMode('bilingual')
  await vi.waitFor(() => expect(document.querySelectorAll('gloss-translation').length).toBe(2))
  expect(document.body.innerText).toContain('Il a lu ce livre hier.')
  translator.restore()
  expect(document.documentElement.outerHTML).toBe(before)
})
