/** Pictures of the panel in its states and surroundings, for people to look at: `test-results/screenshots`. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { faults } from '../../fixtures/accessible'
import { clear } from './panel-fixture'
import { panelStates } from './panel-states'

const surroundings: [name: string, width: number, scheme: string, isForced: boolean, direction: string][] = [
  ['light', 400, 'light', false, 'ltr'],
  ['dark', 400, 'dark', false, 'ltr'],
  ['narrow', 320, 'light', false, 'ltr'],
  ['rtl', 400, 'light', false, 'rtl'],
  ['forced', 400, 'dark', true, 'ltr'],
]

afterEach(async () => {
  clear()
  document.documentElement.dir = ''
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

const cases = surroundings.flatMap((around) =>
  Object.keys(panelStates).map((state) => [state, ...around] as const),
)

test.each(cases)('%s, %s', async (state, name, width, scheme, isForced, direction) => {
  await page.viewport(width, 640)
  document.documentElement.dir = direction
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'forced-colors', value: isForced ? 'active' : 'none' },
    ],
  })
  await panelStates[state]!()
  await expect.element(page.getByRole('main')).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
  expect(await faults()).toEqual([])
  await page.screenshot({ path: `../../../test-results/screenshots/panel-${name}-${state}.png` })
})
