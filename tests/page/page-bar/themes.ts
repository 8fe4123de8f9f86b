/** The schemes in which every surface on a page is looked at, by axe and by people. */
import { afterEach } from 'vitest'
import { cdp } from 'vitest/browser'

export const themes: [name: string, scheme: 'light' | 'dark', isForced: boolean][] = [
  ['light', 'light', false],
  ['dark', 'dark', false],
  ['forced', 'dark', true],
]

/** Until the end of the test. */
export async function emulateTheme(scheme: string, isForced: boolean): Promise<void> {
  document.documentElement.style.colorScheme = 'light dark'
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'forced-colors', value: isForced ? 'active' : 'none' },
    ],
  })
}

afterEach(async () => {
  document.documentElement.removeAttribute('style')
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})
