import '../../fixtures/page-words'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import type { FrameReport } from '../../../lib/messaging/page-contract'
import { pathOf } from '../../../lib/page/frames'
import { allFrames } from '../../../lib/ui/page/all-frames'
import { type OpenInspector, openInspector } from '../../../lib/ui/page/open-inspector'
import { fakePageTranslator } from '../../fixtures/fake-page-translator'
import { find } from '../bubble/page-fixture'

const PAGE = `<main style="max-width:560px;margin:24px;font:16px/1.6 Georgia,serif">
  <h1>La bibliothèque</h1>
  <p>La bibliothèque est ouverte tous les jours. <span id="english">It is open every day.</span></p>
  <pre id="code" style="padding:12px;background:#8882">const livre = lire(page)</pre>
  <p id="numbers">2024 – 17:30</p>
  <p id="failed">Une phrase que le moteur n’a pas traduite.</p>
  <div style="height:2000px"></div><p id="far">code plus bas</p></main>`

let inspector: OpenInspector | null = null
let reports: FrameReport[] = []
const onClose = vi.fn<() => void>()
const translator = () => {
  const fake = fakePageTranslator({ phase: 'watching', source: 'fr' })
  fake.leave(
    { node: find('#english').firstChild as Text, reason: 'same-language' },
    { node: find('#code'), reason: 'code' },
    { node: find('#numbers'), reason: 'no-words' },
    { node: find('#failed'), reason: 'failed' },
    { node: find('#far'), reason: 'code' },
  )
  return fake
}

beforeEach(async () => {
  await page.viewport(900, 520)
  document.body.innerHTML = PAGE
  scrollTo(0, 0)
  onClose.mockClear()
  reports = []
})
afterEach(async () => {
  inspector?.close()
  document.body.replaceChildren()
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

const open = (fake = translator(), hasLegend = true) => {
  const frames = allFrames(
    window,
    async () => reports,
    () => reports.length > 0,
  )
  inspector = openInspector(document, fake, { frames, hasLegend, onClose })
  return { ...inspector, fake }
}
const places = (root: ShadowRoot) =>
  [...root.querySelectorAll<HTMLElement>('.place')].map(({ dataset }) => dataset['reason'] ?? '').toSorted()
const legend = (root: ShadowRoot) => find('.legend', root)

test('outlines what is in view, where it is', async () => {
  const { root } = open()
  await expect.poll(() => places(root)).toEqual(['code', 'failed', 'no-words', 'same-language'])
  const drawn = find('[data-reason=code].place', root).getBoundingClientRect()
  const there = find('#code').getBoundingClientRect()
  expect([drawn.left, drawn.top, drawn.width, drawn.height]).toEqual([
    there.left,
    there.top,
    there.width,
    there.height,
  ])
  // Of a text its own width, not its paragraph's.
  const text = find('[data-reason=same-language].place', root).getBoundingClientRect()
  expect(text.width).toBeLessThan(find('p').getBoundingClientRect().width)
})

test('follows the page as it is scrolled', async () => {
  const { root } = open()
  await expect.poll(() => places(root).length).toBe(4)
  find('#far').scrollIntoView()
  await expect.poll(() => places(root)).toEqual(['code'])
  const drawn = find('.place', root).getBoundingClientRect()
  expect(drawn.top).toBeCloseTo(find('#far').getBoundingClientRect().top, 0)
})

test('counts by reason, and says how much is translated', () => {
  const { root } = open()
  expect(legend(root).textContent).toContain('12,400 of 13,200 characters of text are translated.')
  const lines = [...legend(root).querySelectorAll('li')].map(({ textContent }) => textContent)
  expect(lines).toEqual([
    'Code2 places',
    'Already in the language1 place',
    'No words1 place',
    'The engine failed1 place',
  ])
})

test('goes on while the page is translated', async () => {
  const { root, fake } = open()
  fake.leave({ node: find('#failed'), reason: 'pinned' })
  fake.put({ done: 5 })
  await expect.poll(() => places(root)).toEqual(['pinned'])
})

describe('frames of other sites', () => {
  const frame = (id: string) => {
    document.querySelector('main')!.insertAdjacentHTML('afterbegin', `<iframe id="${id}" sandbox></iframe>`)
    return { node: find(`#${id}`), reason: 'foreign-frame' as const }
  }

  test('that say something of themselves are counted in, and have no outline', async () => {
    const fake = translator()
    const left = [frame('silent'), frame('reached')]
    fake.leave({ node: find('#code'), reason: 'code' }, ...left)
    const skipped = { code: { places: 2, characters: 80 }, pinned: { places: 1, characters: 9 } }
    const { contentWindow } = find<HTMLIFrameElement>('#reached')
    reports = [{ path: pathOf(contentWindow!), characters: 1000, translated: 500, skipped }]
    const { root } = open(fake)
    await expect.poll(() => legend(root).textContent).toContain('12,900 of 14,200 characters')
    const lines = [...legend(root).querySelectorAll('li')].map(({ textContent }) => textContent)
    expect(lines).toEqual(['Code3 places', 'Frame of another site1 place', 'Original, kept by you1 place'])
    await expect.poll(() => places(root)).toEqual(['code', 'foreign-frame'])
    const drawn = find('[data-reason=foreign-frame].place', root).getBoundingClientRect()
    expect(drawn.top).toBe(find('#silent').getBoundingClientRect().top)
  })

  test('one that has gone counts no more', async () => {
    const fake = translator()
    reports = [{ path: null, characters: 1000, translated: 500, skipped: {} }]
    const { root } = open(fake)
    await expect.poll(() => legend(root).textContent).toContain('12,900 of 14,200 characters')
    reports = []
    await expect
      .poll(() => legend(root).textContent, { timeout: 5000 })
      .toContain('12,400 of 13,200 characters')
  })

  test('draw outlines, and no legend', async () => {
    const { root } = open(translator(), false)
    await expect.poll(() => places(root).length).toBe(4)
    expect(root.querySelector('.legend')).toBeNull()
  })
})

test('nothing left alone is said, too', () => {
  const { root } = open(fakePageTranslator({ phase: 'watching' }))
  expect(legend(root).textContent).toContain('Nothing on this page was left alone.')
})

test('clicks go through it to the page, but for its legend', async () => {
  const { root } = open()
  await expect.poll(() => places(root).length).toBe(4)
  const code = find('#code').getBoundingClientRect()
  expect(document.elementFromPoint(code.left + 20, code.top + 10)).toBe(find('#code'))
  const box = legend(root).getBoundingClientRect()
  expect(document.elementFromPoint(box.left + 10, box.top + 10)).toBe(root.host)
})

test('writes nothing on the page; Esc takes all of it away', async () => {
  const before = document.documentElement.outerHTML
  const { fake } = open()
  expect(find('main').outerHTML).toBe(
    new DOMParser().parseFromString(PAGE, 'text/html').querySelector('main')!.outerHTML,
  )
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
  expect(document.documentElement.outerHTML).toBe(before)
  expect(fake.listeners()).toBe(0)
})

test.each(['light', 'dark'])('a picture, %s', async (scheme) => {
  await page.viewport(900, 390)
  document.documentElement.style.colorScheme = 'light dark'
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: scheme }],
  })
  const { root } = open()
  await expect.poll(() => places(root).length).toBe(4)
  await page.screenshot({ path: `../../../test-results/screenshots/inspector-${scheme}.png` })
  document.documentElement.removeAttribute('style')
})
