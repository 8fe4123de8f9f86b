import { expect, test } from 'vitest'
import { MATTERS, placeOf } from '../../../lib/ui/options/matters'

const NOWHERE = { filters: {}, setting: null }

test.each(MATTERS)('#%s is an address', (matter) =>
  expect(placeOf(`#${matter}`)).toEqual({ matter, ...NOWHERE }),
)

test.each([
  ['', 'general'],
  ['#no-such-page', 'general'],
  ['#pages', 'general'],
  ['#engine', 'advanced'],
])('%j leads to %s, as former versions and mistyped addresses do', (hash, matter) =>
  expect(placeOf(hash)).toEqual({ matter, ...NOWHERE }),
)

test('an address names what to look for', () => {
  expect(placeOf('#models?source=de&target=en&task=translation')).toEqual({
    matter: 'models',
    filters: { source: 'de', target: 'en', task: 'translation' },
    setting: null,
  })
  expect(placeOf('#models?source=!&task=poetry').filters).toEqual({})
  expect(placeOf('#advanced?setting=mirror').setting).toBe('mirror')
})
