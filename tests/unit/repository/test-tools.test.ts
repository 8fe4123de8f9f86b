/** Tests that are skipped where they should run would never fail again. */
import { spawnSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { mayBeMissing } from '../../../scripts/install-test-tools.ts'

vi.mock('node:child_process', () => ({ spawnSync: vi.fn<typeof spawnSync>() }))

/** Somebody's own machine, or one where packages can be installed. */
function machine({ ci = '', isRoot = false, hasApt = true }) {
  vi.stubEnv('CI', ci)
  vi.spyOn(process, 'getuid').mockReturnValue(isRoot ? 0 : 1000)
  vi.mocked(spawnSync).mockReturnValue({ status: hasApt ? 0 : null } as never)
}

test('what is missing on a machine of somebody’s own is skipped, and told', () => {
  machine({})
  expect(mayBeMissing(['xdotool'])).toEqual(['xdotool'])
  machine({ isRoot: true, hasApt: false })
  expect(mayBeMissing(['xdotool'])).toEqual(['xdotool'])
})

test('in CI, and where it could have been installed, it is a failure that names it', () => {
  machine({ ci: 'true' })
  expect(() => mayBeMissing(['Xvfb', 'xdotool'])).toThrow(/Xvfb; xdotool/)
  expect(mayBeMissing([])).toEqual([])
  machine({ isRoot: true })
  expect(() => mayBeMissing(['Firefox'])).toThrow(/Firefox/)
})
