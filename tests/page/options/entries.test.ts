/** Every setting is an entry that search can lead to, and every entry is on its page. */
import { afterEach, expect, test } from 'vitest'
import { ALL_ENTRIES } from '../../../lib/ui/options/all-entries'
import { MATTERS } from '../../../lib/ui/options/matters'
import { clear, showOptions } from './options-fixture'

afterEach(clear)

const COMMANDS = [
  'translate-selection',
  'translate-page',
  'summarise-page',
  'ask-page',
  'summarise-selection',
  'ask-selection',
]

test.each(MATTERS)('%s shows all of its entries, once each, and nothing to set without one', (matter) => {
  showOptions({ hash: `#${matter}`, commands: COMMANDS.map((name) => ({ name, keys: '', suggested: '' })) })
  const main = document.querySelector('main')!
  const shown = [...main.querySelectorAll<HTMLElement>('[data-setting]')].map(
    ({ dataset }) => dataset['setting'] ?? '',
  )
  const known = ALL_ENTRIES.filter((entry) => entry.matter === matter).map(({ name }) => name)
  const { compare } = new Intl.Collator('en')
  expect(shown.toSorted(compare)).toEqual(known.toSorted(compare))
  const nameless = [...main.querySelectorAll('input, select, button, textarea')].filter(
    (control) => !control.closest('[data-setting], table'),
  )
  expect(nameless.map(({ outerHTML }) => outerHTML)).toEqual([])
})
