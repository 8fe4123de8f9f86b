/** Shortcuts: what keys do, as the browser has them. */
import { afterEach, test } from 'vitest'
import { clear, says, showOptions } from './options-fixture'

afterEach(clear)

test('lists what keys do, and says where there are none', async () => {
  showOptions({
    hash: '#shortcuts',
    commands: [
      { name: 'translate-page', keys: 'Alt+Shift+G' },
      { name: 'ask-page', keys: '' },
    ],
  })
  await says('Translate the page, or show the original')
  await says('Alt+Shift+G')
  await says('No keys')
})
