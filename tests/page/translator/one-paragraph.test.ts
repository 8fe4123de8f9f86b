/** One paragraph is translated, and no other. */
import { afterEach, expect, test, vi } from 'vitest'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { translateParagraph } from '../../../lib/ui/page/one-paragraph'
import { upperEngine } from '../../fixtures/test-engines'

afterEach(() => document.body.replaceChildren())

function open() {
  const translator = createPageTranslator(document, {
    engine: upperEngine(),
    detector: async () => ({ isReliable: false, languages: [] }),
    shadowRootOf: (element) => element.shadowRoot,
    source: 'fr',
    target: 'en',
    mode: 'in-place',
    label: 'Translation',
  })
  translator.stop()
  return translator
}

test('the paragraph under the pointer, although nothing else runs', async () => {
  document.body.innerHTML =
    '<p>Un chat dort.</p><p id="it">Il a lu <b>ce livre</b> hier.</p><p>Le train part.</p>'
  const before = document.documentElement.outerHTML
  const translator = open()
  await translateParagraph(translator, document.querySelector('#it b')!)
  await vi.waitFor(() => expect(document.body.textContent).toContain('IL A LU CE LIVRE HIER.'))
  expect(document.body.textContent).toContain('Un chat dort.')
  expect(document.body.textContent).toContain('Le train part.')
  expect(translator.state()).toMatchObject({ phase: 'stopped', done: 1 })
  translator.restore()
  expect(document.documentElement.outerHTML).toBe(before)
})

test('where there is no paragraph nothing happens', async () => {
  document.body.innerHTML = '<p>Un chat dort.</p><div id="none">42</div>'
  const translator = open()
  await translateParagraph(translator, document.querySelector('#none')!)
  expect(translator.state()).toMatchObject({ done: 0 })
  translator.restore()
})
