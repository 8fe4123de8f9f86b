import { afterEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { openKeySettings, readCommands } from '../../../lib/settings/commands'
import { keyNote } from '../../../lib/ui/shortcuts/key-notes'

afterEach(() => void vi.restoreAllMocks())

const has = (commands: object) => Object.assign(browser, { commands })

test('commands have the keys that the browser gave them, beside those that Gloss would have', async () => {
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'Gloss',
    version: '1',
    commands: { a: { suggested_key: { default: 'Alt+G' } }, b: {} },
  })
  has({
    getAll: async () => [
      { name: '_execute_action', shortcut: 'Alt+X' },
      { name: 'a', shortcut: '' },
      { name: 'b', shortcut: '⌥B' },
    ],
  })
  expect(await readCommands()).toEqual([
    { name: 'a', keys: '', suggested: 'Alt+G' },
    { name: 'b', keys: '⌥B', suggested: '' },
  ])
})

test('keys are changed on the page that the browser has for it', async () => {
  const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never)
  has({})
  await openKeySettings()
  expect(create).toHaveBeenCalledWith({ url: 'chrome://extensions/shortcuts' })
  const openShortcutSettings = vi.fn<() => Promise<void>>(async () => {})
  has({ openShortcutSettings })
  await openKeySettings()
  expect(openShortcutSettings).toHaveBeenCalledOnce()
  expect(create).toHaveBeenCalledOnce()
})

test.each([
  ['Alt+G', 'Alt+G', { kind: 'fine' }],
  ['', '', { kind: 'unset' }],
  ['', 'Alt+G', { kind: 'missed', suggested: 'Alt+G' }],
  ['Alt+B', 'Alt+G', { kind: 'shared', others: ['b'] }],
])('keys %j where %j was asked for: %j', (keys, suggested, note) => {
  const command = { name: 'a', keys, suggested }
  const others = [
    { name: 'b', keys: 'Alt+B', suggested: '' },
    { name: 'c', keys: '', suggested: '' },
  ]
  expect(keyNote(command, [command, ...others])).toEqual(note)
})
