/** Pointing at a translated page whose text is in frames of the same origin, one inside another: one card, over all of them. */
import '../../fixtures/page-words'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { PageTranslator } from '../../../lib/page/translator/contract'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { createReadingAids, type ReadingAids } from '../../../lib/ui/page/reading-aids'
import { parkPointer } from '../../fixtures/park-pointer'
import { upperEngine } from '../../fixtures/test-engines'
import { settled } from './reading-fixture'

let translator: PageTranslator
let aids: ReadingAids
let heard: string[]

const INNER = `&lt;p id=&quot;p&quot; style=&quot;margin:40px 8px&quot;>Il a lu ce livre hier. Elle dort.&lt;/p>`
const HTML = `<p id="a">Un texte autour.</p>
  <iframe id="outer" width="500" height="300" style="margin-left:60px" srcdoc="<p>Un cadre.</p><iframe id='inner' width='400' height='200' srcdoc='${INNER}'></iframe>"></iframe>`

const documentIn = (around: Document, id: string) =>
  around.querySelector<HTMLIFrameElement>(`#${id}`)!.contentDocument!
const inner = () => documentIn(documentIn(document, 'outer'), 'inner')

parkPointer()
beforeEach(async () => {
  await page.viewport(900, 700)
  document.body.innerHTML = HTML
  heard = []
  await expect
    .poll(() => documentIn(document, 'outer').querySelector('#inner') && inner().querySelector('#p'))
    .not.toBeNull()
  translator = createPageTranslator(document, {
    engine: upperEngine(),
    detector: async () => ({ isReliable: false, languages: [] }),
    shadowRootOf: (element) => element.shadowRoot,
    source: 'fr',
    target: 'en',
    mode: 'in-place',
    label: 'Translation',
  })
  aids = createReadingAids(document, translator, {
    shadowRootOf: (element) => element.shadowRoot,
    showsOnHover: () => false,
    tellAlt: (news) => void heard.push(news),
    restMs: 0,
  })
  await expect.poll(() => inner().body.textContent).toContain('ELLE DORT.')
  await expect.poll(() => document.body.textContent).toContain('UN TEXTE AUTOUR.')
})
afterEach(() => {
  translator.restore()
  document.body.replaceChildren()
})

const lit = (of: Document) =>
  [...((of.defaultView as typeof globalThis & Window).CSS.highlights.get('gloss-sentence') ?? [])].map(String)
const marked = () => aids.card()?.root.querySelector('mark')?.textContent ?? null

function boxOf(text: string, of: Document): DOMRect {
  const walker = of.createTreeWalker(of.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const at = node.data.indexOf(text)
    if (at < 0) continue
    const range = of.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + text.length)
    return range.getBoundingClientRect()
  }
  throw new Error(`no "${text}" there`)
}

/** As the browser tells it: in the document that the pointer is over, and in those around it that it is over a frame. */
function move(of: Document, clientX: number, clientY: number): void {
  for (
    let frame = of.defaultView?.frameElement;
    frame;
    frame = frame.ownerDocument.defaultView?.frameElement
  ) {
    const { left, top } = frame.getBoundingClientRect()
    frame.dispatchEvent(
      new PointerEvent('pointerover', {
        clientX: left + 20,
        clientY: top + 20,
        bubbles: true,
        composed: true,
      }),
    )
  }
  const at = { clientX, clientY, bubbles: true, composed: true }
  of.elementFromPoint(clientX, clientY)!.dispatchEvent(new PointerEvent('pointermove', at))
}

function pointTo(text: string, of: Document): void {
  const { left, right, top, bottom } = boxOf(text, of)
  move(of, (left + right) / 2, (top + bottom) / 2)
}

const press = (type: 'keydown' | 'keyup', key = 'Alt', of = document) => {
  const event = new KeyboardEvent(type, { key, altKey: key === 'Alt', bubbles: true, cancelable: true })
  of.body.dispatchEvent(event)
  return event
}

test('Alt in the page around: the card stands in the top document, beside the sentence in the frame', async () => {
  pointTo('ELLE DORT', inner())
  await settled()
  press('keydown')
  await expect.poll(marked).toBe('Elle dort.')
  expect(lit(inner())).toEqual(['ELLE DORT.'])
  expect(lit(document)).toEqual([])
  const outer = document.querySelector('#outer')!.getBoundingClientRect()
  const frame = documentIn(document, 'outer').querySelector('#inner')!.getBoundingClientRect()
  const card = aids.card()!.root.querySelector('.card')!.getBoundingClientRect()
  expect(card.top).toBeGreaterThanOrEqual(outer.top + frame.top + boxOf('ELLE', inner()).bottom)
  expect(card.left).toBeGreaterThanOrEqual(outer.left)
  expect(inner().querySelector('gloss-original')).toBeNull()
})

test('Alt in the frame; Esc there closes, and is not for its page as well', async () => {
  pointTo('ELLE DORT', inner())
  await settled()
  press('keydown', 'Alt', inner())
  await expect.poll(marked).toBe('Elle dort.')
  expect(press('keyup', 'Alt', inner()).defaultPrevented).toBe(true)
  expect(press('keydown', 'Escape', inner()).defaultPrevented).toBe(true)
  expect(aids.card()).toBeNull()
})

test('what one document lit goes when the pointer is in another', async () => {
  translator.setMode('bilingual')
  await expect.poll(() => inner().querySelector('gloss-translation')).not.toBeNull()
  pointTo('Elle dort', inner())
  await expect.poll(() => lit(inner())).toEqual(['Elle dort.', 'ELLE DORT.'])
  // Both tell at once: the frame that it has been left, the page what is pointed at.
  inner().documentElement.dispatchEvent(new PointerEvent('pointerleave'))
  pointTo('Un texte autour', document)
  await expect.poll(() => lit(document)).toEqual(['Un texte autour.', 'UN TEXTE AUTOUR.'])
  expect(lit(inner())).toEqual([])
  // Into the frame, where nothing is to be read.
  move(inner(), 200, 190)
  await expect.poll(() => lit(document)).toEqual([])
})

test('what other frames tell of Alt counts; what happens here is told to them', async () => {
  pointTo('ELLE DORT', inner())
  await settled()
  aids.takeAlt('held')
  await expect.poll(marked).toBe('Elle dort.')
  aids.takeAlt('let-go')
  press('keydown', 'Escape')
  press('keydown')
  press('keyup')
  expect(heard).toEqual(['used', 'held', 'let-go'])
  // Used in another frame: letting it go here opens no menu either.
  press('keydown')
  aids.takeAlt('used')
  expect(press('keyup').defaultPrevented).toBe(true)
})

test('when the page is restored nothing is left in any document', async () => {
  pointTo('ELLE DORT', inner())
  await settled()
  press('keydown')
  await expect.poll(marked).toBe('Elle dort.')
  translator.restore()
  expect(document.querySelector('gloss-original')).toBeNull()
  expect(lit(inner())).toEqual([])
  expect(inner().adoptedStyleSheets).toHaveLength(0)
})
