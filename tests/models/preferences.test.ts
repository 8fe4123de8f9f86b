/** The reader's preferences in a real store: what two have changed at one moment both stands. */
import { afterEach, expect, test } from 'vitest'
import { changePreferences, preferences } from '../../lib/models/store/facts'

const NONE = { quality: null, idleMinutes: null, keepHistory: null, budgetBytes: null }
afterEach(() => changePreferences(NONE))

test('changes at one moment, and one that takes back', async () => {
  await changePreferences({ budgetBytes: 1e9 })
  await Promise.all([
    changePreferences({ quality: 'speed' }),
    changePreferences({ idleMinutes: 15 }),
    changePreferences({ budgetBytes: null }),
    changePreferences({ keepHistory: true }),
  ])
  const { quality, idleMinutes, keepHistory, budgetBytes } = await preferences()
  expect({ quality, idleMinutes, keepHistory, budgetBytes }).toEqual({
    quality: 'speed',
    idleMinutes: 15,
    keepHistory: true,
    budgetBytes: undefined,
  })
})
