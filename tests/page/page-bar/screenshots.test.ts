/** Pictures of the page bar in its states and surroundings, for people to look at: `test-results/screenshots`. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import type { PageState } from '../../../lib/messaging/page-contract'
import { faults } from '../../fixtures/accessible'
import { barPage, openBar } from './bar-fixture'

const PAGE = `<main style="max-width:600px;margin:24px auto;font:16px/1.5 Georgia,serif"><h1>La bibliothèque</h1>
  <p>La bibliothèque est ouverte tous les jours, sauf le lundi. Les enfants viennent ici après l’école.</p>
  <p>Hier, elle a trouvé un vieux livre dans une boîte. La lettre était écrite en anglais.</p></main>`
barPage(PAGE)

const states: Record<string, Partial<PageState>> = {
  starting: { source: null },
  loading: { phase: 'translating', loading: { loadedBytes: 0, totalBytes: 14_600_000 } },
  translating: { phase: 'translating', done: 37, total: 52 },
  bilingual: { phase: 'watching', mode: 'bilingual', done: 52, total: 52 },
  stopped: { phase: 'stopped', done: 37, total: 52 },
  failed: {
    phase: 'failed',
    done: 37,
    total: 52,
    error: { code: 'run-timeout', values: { model: 'opus', device: 'wasm', seconds: 60 } },
  },
  same: { phase: 'watching', source: 'en' },
}

async function emulate(features: { name: string; value: string }[]): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features })
}

afterEach(() => emulate([]))

const surroundings: [name: string, width: number, scheme: string, forced: boolean, direction: string][] = [
  ['light', 1000, 'light', false, 'ltr'],
  ['dark', 1000, 'dark', false, 'ltr'],
  ['narrow', 320, 'light', false, 'ltr'],
  ['rtl', 1000, 'light', false, 'rtl'],
  ['forced', 1000, 'dark', true, 'ltr'],
]

const cases = surroundings.flatMap((around) =>
  Object.keys(states).map((state) => [state, ...around] as const),
)

test.each(cases)('%s, %s', async (state, name, width, scheme, isForced, direction) => {
  await page.viewport(width, 260)
  document.documentElement.dir = direction
  document.documentElement.style.colorScheme = 'light dark'
  await emulate([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'forced-colors', value: isForced ? 'active' : 'none' },
  ])
  const { root, view, translator } = openBar()
  translator.put({ source: 'fr', ...states[state] })
  if (direction === 'rtl') view.bar().dir = 'rtl'
  await expect.poll(view.phase).toBe(states[state]?.phase ?? 'starting')
  await expect.poll(() => view.box().top).toBe(0)
  expect(view.box().right).toBeLessThanOrEqual(width)
  expect(await faults({ host: root.host, root })).toEqual([])
  await page.screenshot({ path: `../../../test-results/screenshots/page-bar-${name}-${state}.png` })
})
