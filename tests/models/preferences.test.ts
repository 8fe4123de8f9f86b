/** The reader's preferences in a real store: what two have changed at one moment both stands. */
import { afterEach, expect, test } from 'vitest'
import { changeGlossary } from '../../lib/host/library/glossary'
import { changePreferences, preferences } from '../../lib/models/store/facts'

const NONE = { quality: null, idleMinutes: null, keepHistory: null, budgetBytes: null, glossary: null }
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

test('words of the glossary that are added and removed at one moment', async () => {
  const word = (term: string) =>
    ({ term, translation: null, source: null, target: null, match: 'word', matchCase: false }) as const
  await changeGlossary({ add: [word('a')] })
  await Promise.all([
    changeGlossary({ add: [word('b')] }),
    changeGlossary({ add: [word('c')], remove: [word('a')] }),
    changeGlossary({ add: [word('d')] }),
  ])
  expect((await preferences()).glossary).toEqual([word('b'), word('c'), word('d')])
  await expect(changeGlossary({ add: [{ ...word('e'), term: '' }] })).rejects.toMatchObject({
    code: 'bad-request',
  })
  await changeGlossary({ remove: [word('b'), word('c'), word('d')] })
  expect((await preferences()).glossary).toBeUndefined()
})
