/** What lies on somebody's page, for who works by keyboard and for who wants no motion: bubble, bar, original card, inspector, icon. */
import '../fixtures/page-words'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { allFrames } from '../../lib/ui/page/all-frames'
import { openInspector } from '../../lib/ui/page/open-inspector'
import { openOriginalCard } from '../../lib/ui/page/open-original-card'
import { selectionIcon } from '../../lib/ui/page/selection-icon'
import { fakePageTranslator } from '../fixtures/fake-page-translator'
import { moving, tabThrough } from '../fixtures/seen-and-still'
import { closeAll, openOver, watchRoots } from './bubble/bubble-fixture'
import { find, selectAll } from './bubble/page-fixture'
import { openBar } from './page-bar/bar-fixture'
import { translated } from './reading/reading-fixture'

const HTML = '<p id="text" style="width:max-content;margin:80px 40px">Il a lu ce livre hier. Elle dort.</p>'
const NO_FRAMES = allFrames(
  window,
  async () => [],
  () => false,
)
let close = () => {}

beforeEach(async () => {
  await page.viewport(900, 600)
  document.body.innerHTML = HTML
})
afterEach(async () => {
  close()
  close = () => {}
  closeAll()
  document.body.replaceChildren()
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

/** Each with as much in it as can be pressed. */
const surfaces: Record<string, () => Promise<ShadowRoot>> = {
  bubble: async () => {
    const { root, view } = openOver()
    await expect.poll(view.phase).toBe('done')
    return root
  },
  'page bar': async () => {
    const { root, view, close: end } = openBar({ phase: 'stopped', done: 37, total: 52 })
    close = end
    await expect.poll(() => view.button('Go on')).not.toBeNull()
    return root
  },
  'original card': async () => {
    const { paragraph, translator } = translated(HTML)
    const card = openOriginalCard(document, {
      paragraph: paragraph(),
      sentence: 0,
      language: translator.state().source,
      anchor: () => find('#text').getBoundingClientRect(),
      documents: [document],
      rightToLeft: false,
      takesFocus: true,
    })
    close = card.close
    await expect.poll(() => card.root.querySelector('button')).not.toBeNull()
    return card.root
  },
  inspector: async () => {
    const fake = fakePageTranslator({ phase: 'watching', source: 'fr' })
    fake.leave({ node: find('#text'), reason: 'code' })
    const inspector = openInspector(document, fake, { frames: NO_FRAMES, hasLegend: true, onClose() {} })
    close = inspector.close
    await expect.poll(() => inspector.root.querySelector('.place')).not.toBeNull()
    return inspector.root
  },
}

/** Any key takes it away: the keyboard has the command and the menu. */
const icon = async () => {
  const roots = watchRoots()
  close = selectionIcon(document, { press() {}, hide() {}, isConnected: () => true })
  selectAll(find('#text'))
  find('#text').dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }))
  await expect.poll(() => document.querySelector('gloss-selection-icon')).not.toBeNull()
  return roots.at(-1)!
}

describe.each(Object.entries(surfaces))('%s', (_, open) => {
  test('the Tab key comes to everything, and shows where it is', async () => {
    expect(await tabThrough(await open())).toEqual({ missed: [], unmarked: [] })
  })
})

describe.each([...Object.entries(surfaces), ['icon beside a selection', icon] as const])('%s', (_, open) => {
  test('nothing moves for whoever wants no motion', async () => {
    const features = [{ name: 'prefers-reduced-motion', value: 'reduce' }]
    await cdp().send('Emulation.setEmulatedMedia', { features })
    expect(moving(await open())).toEqual([])
  })
})

test.each(['bubble', 'page bar', 'original card'])(
  'for others there is motion to take away: %s',
  async (name) => {
    expect(moving(await surfaces[name]!())).not.toEqual([])
  },
)
