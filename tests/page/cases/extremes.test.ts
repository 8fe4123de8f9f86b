/**
 * 58, on: pages as large as no walk of a whole page should meet unprepared. Too large to be compared node by node; what has to hold is
 * that the translator ends its walk, translates what is near, and leaves the page as it was.
 */
import { expect, onTestFinished, test } from 'vitest'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { upperEngine } from '../../fixtures/test-engines'
import { openCase } from './case-frame'

const script = (code: string) =>
  `<p id="a">Une phrase devant.</p><div id="root"></div><script>${code}</script>`

const PAGES: Record<string, string> = {
  // Hidden: Chromium's own layout does not survive so many boxes in one another.
  'ten thousand elements in one another': script(`
    let at = document.querySelector('#root')
    at.hidden = true
    for (let depth = 0; depth < 10000; depth++) at = at.appendChild(document.createElement(depth % 2 ? 'div' : 'span'))
    at.append('Tout au fond.')`),
  'a thousand boxes in one another': script(`
    let at = document.querySelector('#root')
    for (let depth = 0; depth < 1000; depth++) at = at.appendChild(document.createElement('div'))
    at.append('Tout au fond.')`),
  'a hundred thousand children of one parent': script(`
    const root = document.querySelector('#root')
    for (let child = 0; child < 100000; child++) {
      const element = document.createElement('span')
      element.append('mot ' + child)
      root.append(element, ' ')
    }`),
  'a text of a megabyte': script(
    `document.querySelector('#root').append('Une phrase sans fin qui continue. '.repeat(30000))`,
  ),
  'a word of a megabyte': script(`document.querySelector('#root').append('a'.repeat(1000000))`),
}

for (const [name, html] of Object.entries(PAGES)) {
  for (const mode of ['in-place', 'bilingual'] as const) {
    test(`${name}, ${mode}`, { timeout: 180_000 }, async () => {
      const frame = await openCase(html)
      onTestFinished(() => frame.remove())
      const before = frame.document.documentElement.outerHTML
      const engine = upperEngine()
      const translator = createPageTranslator(frame.document, {
        engine,
        detector: async () => ({ isReliable: false, languages: [] }),
        shadowRootOf: frame.shadowRootOf,
        source: 'fr',
        target: 'en',
        mode,
        label: 'Translation',
      })
      const first = frame.document.querySelector('#a')!
      await expect
        .poll(() => first.textContent + (first.querySelector('gloss-translation')?.textContent ?? ''), {
          timeout: 30_000,
        })
        .toContain('UNE PHRASE DEVANT.')
      // Done, though not all written: Chromium lays one endless line out anew for half a second in every frame.
      await translator.whenWalked()
      const isDone = () => translator.state().done === translator.state().total
      await expect.poll(isDone, { timeout: 150_000 }).toBe(true)
      translator.restore()
      expect(frame.document.documentElement.outerHTML === before, 'the page is as it was').toBe(true)
      expect(frame.errors).toEqual([])
    })
  }
}
