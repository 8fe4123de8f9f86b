/** Pictures of the popup as the page in front can stand, for people to look at: `test-results/screenshots`. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { faults } from '../../fixtures/accessible'
import { POPUP_HEIGHT, asUsual, clear, noteInSight, showPopup } from './popup-fixture'

type Front = ReturnType<typeof showPopup>['front']
const COVERAGE = { coverage: { characters: 13_200, translated: 12_400, foreignFrames: 0 } }

const states: Record<string, (front: Front) => Promise<unknown> | void> = {
  foreign: () => {},
  translating: (front) => front.put({ phase: 'translating', done: 37, total: 52 }, COVERAGE),
  translated: (front) => front.put({ phase: 'watching', mode: 'bilingual', done: 52, total: 52 }, COVERAGE),
  stopped: (front) => front.put({ phase: 'stopped', done: 37, total: 52 }, COVERAGE),
  failed: (front) => front.put({ phase: 'failed', error: { code: 'host-gone', values: {} } }),
  closed: (front) => {
    const error = { code: 'page-closed', values: { url: 'chrome://settings/' } } as const
    front.page.value = { site: null, place: 'chrome://settings', language: null, error }
  },
  frames: (front) =>
    front.put(
      { phase: 'watching', done: 52, total: 52 },
      { coverage: { ...COVERAGE.coverage, foreignFrames: 2 } },
    ),
  rules: () => document.querySelector<HTMLElement>('.rules > summary')?.click(),
  wish: async (front) => {
    document.querySelector<HTMLElement>('.rules > summary')?.click()
    await front.panel.setLanguageRule('always')
  },
}

/** In which the popup needs no scrolling. */
const ORDINARY = new Set(['foreign', 'translating', 'translated', 'stopped'])
const POPUP_WIDTH = 360

afterEach(async () => {
  clear()
  document.documentElement.removeAttribute('dir')
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

const surroundings = [
  ['light', 360, 'none', ''],
  ['dark', 360, 'none', ''],
  ['narrow', 240, 'none', ''],
  ['rtl', 360, 'none', 'rtl'],
  ['forced', 360, 'active', ''],
] as const
const cases = surroundings.flatMap((around) =>
  Object.keys(states).map((state) => [state, ...around] as const),
)

test.each(cases)('%s, %s', async (state, name, width, forced, direction) => {
  await page.viewport(width, POPUP_HEIGHT)
  document.body.style.width = `${width}px`
  document.documentElement.dir = direction
  const features = [
    { name: 'prefers-color-scheme', value: name === 'dark' ? 'dark' : 'light' },
    { name: 'forced-colors', value: forced },
  ]
  await cdp().send('Emulation.setEmulatedMedia', { features })
  const popup = showPopup()
  const { front } = popup
  asUsual(popup)
  await states[state]!(front)
  await expect.element(page.getByRole('region', { name: 'This page' })).toBeVisible()
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  expect(noteInSight()).toBe(true)
  if (ORDINARY.has(state) && width === POPUP_WIDTH)
    expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(POPUP_HEIGHT)
  expect(await faults()).toEqual([])
  await page.screenshot({ path: `../../../test-results/screenshots/popup-page-${name}-${state}.png` })
  document.body.removeAttribute('style')
})
