/**
 * Takes pictures of the options as they can stand, for people to look at: `test-results/screenshots`. What is asserted is that nothing
 * is wider than the window, and that axe finds nothing; how it looks is judged by eye.
 */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { faults } from '../../fixtures/accessible'
import { clear } from './options-fixture'

export type States = Record<string, () => Promise<void> | void>

interface Look {
  width: number
  media?: { name: string; value: string }[]
  dir?: string
  zoom?: number
}

const looks: Record<string, Look> = {
  light: { width: 1280, media: [{ name: 'prefers-color-scheme', value: 'light' }] },
  dark: { width: 1280, media: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  middle: { width: 1024 },
  narrow: { width: 320 },
  zoomed: { width: 640, zoom: 2 },
  forced: { width: 1280, media: [{ name: 'forced-colors', value: 'active' }] },
  rtl: { width: 1280, dir: 'rtl' },
}

/** In which colours differ; the rest axe sees in one of them. */
const THEMES = new Set(['light', 'dark', 'forced'])

/** As much as a window shows; a narrow one is shown longer. */
const heightOf = (width: number) => (width < 400 ? 1600 : 900)

/** @param everyLook states that are shown narrow, enlarged and from right to left, too */
export function takePictures(states: States, everyLook: string[]): void {
  afterEach(async () => {
    clear()
    await cdp().send('Emulation.setEmulatedMedia', { features: [] })
  })
  const cases = Object.keys(states).flatMap((state) =>
    Object.keys(looks)
      .filter((look) => THEMES.has(look) || everyLook.includes(state))
      .map((look) => [state, look] as const),
  )
  test.each(cases)('%s, %s', async (state, look) => {
    const { width, media = [], dir = '', zoom = 1 } = looks[look]!
    const { documentElement: root, body } = document
    await page.viewport(width, heightOf(width))
    await cdp().send('Emulation.setEmulatedMedia', { features: media })
    root.dir = dir
    root.style.zoom = String(zoom)
    Object.assign(body.style, { height: `${heightOf(width) / zoom}px`, overflow: 'clip' })
    await states[state]!()
    await expect.element(page.getByRole('main')).toBeVisible()
    const widest = [...document.querySelectorAll('main *:not(thead, thead *)')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    )
    expect(widest.map(({ outerHTML }) => outerHTML.slice(0, 120))).toEqual([])
    if (THEMES.has(look)) expect(await faults()).toEqual([])
    await page.screenshot({ path: `../../../test-results/screenshots/options-${state}-${look}.png` })
    root.style.zoom = ''
    body.style.height = ''
  })
}
