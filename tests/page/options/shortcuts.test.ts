/** Shortcuts: what keys do, as the browser has them. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { clear, press, says, showOptions } from './options-fixture'

afterEach(clear)

test('lists what keys do, says where they are missing or shared, and leads to where they are changed', async () => {
  const { openKeySettings } = showOptions({
    hash: '#shortcuts',
    commands: [
      { name: 'translate-page', keys: 'Alt+Shift+G', suggested: 'Alt+Shift+G' },
      { name: 'translate-selection', keys: '', suggested: 'Alt+G' },
      { name: 'ask-page', keys: '', suggested: '' },
      { name: 'summarise-page', keys: 'Alt+Shift+G', suggested: 'Alt+Shift+S' },
    ],
  })
  await says('Translate the page, or show the original')
  await says('Gloss would have Alt+G')
  await says('The same keys are also for: Summarise the page')
  expect(page.getByText('No keys').elements()).toHaveLength(2)
  await press('Change keys in the browser…')
  expect(openKeySettings).toHaveBeenCalledOnce()
})
