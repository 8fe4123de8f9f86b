/**
 * What stands on a page beside the bar, in each of its states and in every theme: what axe finds, and pictures for people to look at
 * (`test-results/screenshots`; none of the icon, which goes when the window is resized for one).
 */
import '../../fixtures/page-words'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { allFrames } from '../../../lib/ui/page/all-frames'
import { openInspector } from '../../../lib/ui/page/open-inspector'
import { type OriginalCardRequest, openOriginalCard } from '../../../lib/ui/page/open-original-card'
import { selectionIcon } from '../../../lib/ui/page/selection-icon'
import { faults } from '../../fixtures/accessible'
import { type FakePageTranslator, fakePageTranslator } from '../../fixtures/fake-page-translator'
import { watchRoots } from '../bubble/bubble-fixture'
import { find, selectAll } from '../bubble/page-fixture'
import { settled, translated } from '../reading/reading-fixture'
import { emulateTheme, themes } from './themes'

const HTML = `<main style="max-width:560px;margin:24px;font:16px/1.6 Georgia,serif">
  <p id="p">La bibliothèque est ouverte <a href="#x">tous les jours</a>, sauf le lundi. Les enfants viennent ici après l’école.</p>
  <pre id="code" style="padding:12px">const livre = lire(page)</pre>
  <p id="failed">Une phrase que le moteur n’a pas traduite.</p></main>`

const closes: (() => void)[] = []
afterEach(() => {
  for (const close of closes.splice(0)) close()
  document.body.replaceChildren()
})

const shoot = (name: string) => page.screenshot({ path: `../../../test-results/screenshots/${name}.png` })

async function surround(scheme: string, isForced: boolean): Promise<void> {
  await page.viewport(800, 400)
  // The window tells of its new size a frame later, and the icon goes with any resizing.
  await settled()
  await emulateTheme(scheme, isForced)
}

describe.each(themes)('the inspector, %s', (theme, scheme, isForced) => {
  const states: Record<string, (fake: FakePageTranslator) => void> = {
    nothing: () => {},
    much: (fake) =>
      fake.leave(
        { node: find('#code'), reason: 'code' },
        { node: find('#failed'), reason: 'failed' },
        { node: find('#p'), reason: 'foreign-frame' },
      ),
  }
  test.each(Object.keys(states))('%s left alone', async (state) => {
    await surround(scheme, isForced)
    document.body.innerHTML = HTML
    const fake = fakePageTranslator({ phase: 'watching', source: 'fr' })
    states[state]!(fake)
    const frames = allFrames(
      window,
      async () => [],
      () => false,
    )
    const { root, close } = openInspector(document, fake, { frames, hasLegend: true, onClose() {} })
    closes.push(close)
    await expect.poll(() => root.querySelectorAll('.place').length).toBe(state === 'much' ? 3 : 0)
    expect(await faults({ host: root.host, root })).toEqual([])
    await shoot(`inspector-${state}-${theme}`)
  })
})

describe.each(themes)('the card with an original, %s', (theme, scheme, isForced) => {
  test.each(['marked', 'not kept', 'unknown language', 'kept original', 'beside'])('%s', async (state) => {
    await surround(scheme, isForced)
    const read = translated(HTML, state === 'beside' ? 'bilingual' : 'in-place')
    if (state === 'not kept') read.lost.push({ term: 'bibliothèque', wanted: 'reading room' })
    if (state === 'kept original') read.paragraph().pin(true)
    const request: OriginalCardRequest = {
      paragraph: read.paragraph(),
      language: state === 'unknown language' ? null : 'fr',
      sentence: 0,
      anchor: () => find('p').getBoundingClientRect(),
      documents: [document],
      rightToLeft: false,
      takesFocus: true,
    }
    const { root, close } = openOriginalCard(document, request)
    closes.push(close)
    await expect.poll(() => root.activeElement?.localName).toBe('button')
    expect(await faults({ host: root.host, root })).toEqual([])
    await shoot(`original-${state.replaceAll(' ', '-')}-${theme}`)
  })
})

test.each(themes)('the icon beside a selection, %s', async (_, scheme, isForced) => {
  await surround(scheme, isForced)
  document.body.innerHTML = HTML
  const roots = watchRoots()
  closes.push(selectionIcon(document, { press() {}, hide() {}, isConnected: () => true }))
  selectAll(find('a'))
  find('a').dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }))
  await expect.poll(() => roots.length).toBe(1)
  const root = roots[0]!
  expect(await faults({ host: root.host, root: root })).toEqual([])
  // With both buttons, as for whoever points at it.
  await userEvent.hover(root.host)
  await expect.poll(() => getComputedStyle(find('.hide', root)).opacity).toBe('1')
  expect(await faults({ host: root.host, root: root })).toEqual([])
})
