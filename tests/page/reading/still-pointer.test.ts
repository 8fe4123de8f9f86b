/** The real pointer, lying still while the page changes under it: of that, too, the browser tells that the pointer is over something. */
import '../../fixtures/page-words'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createReadingAids, type ReadingAids } from '../../../lib/ui/page/reading-aids'
import { lit, readingPage, settled, translated } from './reading-fixture'

readingPage()

let aids: ReadingAids | null = null
afterEach(() => {
  aids?.end()
  aids = null
})

const HTML =
  '<p>Il a lu <a href="#x">ce livre</a> hier.</p><p>Autre chose.</p><p>Elle dort.</p><p>Il est tard.</p>'

function read(): void {
  const { translator } = translated(HTML, 'bilingual')
  aids = createReadingAids(document, translator, {
    shadowRootOf: (element) => element.shadowRoot,
    showsOnHover: () => false,
    tellAlt: () => {},
    restMs: 0,
  })
}

const line = (index: number) => document.querySelectorAll('p')[index]!
const hover = (index: number) =>
  userEvent.hover(page.elementLocator(line(index)), { position: { x: 20, y: 8 } })

/** Makes the page change under the pointer; done when the browser has told of it and whoever heard has looked. */
async function change(then: () => void): Promise<void> {
  let isTold = false
  window.addEventListener('pointerover', () => (isTold = true), { capture: true, once: true })
  then()
  // Chromium looks again what is under the pointer with the next frame after a layout; on a page at rest there is none.
  await expect.poll(() => settled().then(() => isTold)).toBe(true)
  await settled()
}

test('what comes to lie under it is what is pointed at', async () => {
  read()
  await hover(2)
  await expect.poll(lit).toEqual(['Elle dort.', 'ELLE DORT.'])
  await change(() => line(1).remove())
  await expect.poll(lit).toEqual(['Il est tard.', 'IL EST TARD.'])
})

test('it does not take from the keyboard what the keyboard has come to', async () => {
  read()
  await hover(2)
  await expect.poll(lit).toEqual(['Elle dort.', 'ELLE DORT.'])
  await userEvent.keyboard('{Tab}')
  expect(document.activeElement).toBe(document.querySelector('a'))
  await expect.poll(lit).toEqual(['Il a lu', 'ce livre', 'hier.', 'IL A LU', 'CE LIVRE', 'HIER.'])
  await change(() => line(1).remove())
  expect(lit()).toEqual(['Il a lu', 'ce livre', 'hier.', 'IL A LU', 'CE LIVRE', 'HIER.'])
  // Moved, it points again.
  await hover(1)
  await expect.poll(lit).toEqual(['Elle dort.', 'ELLE DORT.'])
})
