/** The reader's preferences in a real store: what two have changed at one moment both stands. */
import { afterEach, describe, expect, test } from 'vitest'
import { changeGlossary } from '../../lib/host/library/glossary'
import { KeptWords } from '../../lib/host/library/kept-words'
import type { GlossaryEntry } from '../../lib/messaging/contract'
import { changePreferences, preferences } from '../../lib/models/store/facts'
import { glossaryFor } from '../../lib/text/glossary'
import { MOST_ENTRIES } from '../../lib/text/glossary-entry'

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

describe('a word that stays as it is', () => {
  const word = (term: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
    term,
    translation: null,
    source: 'fr',
    target: null,
    match: 'word',
    matchCase: false,
    ...more,
  })
  const glossary = async () => (await preferences()).glossary ?? []
  const MONDE = { term: 'Le Monde', source: 'fr', target: 'en' }

  test('for any language it is translated into, and taken back', async () => {
    const kept = new KeptWords()
    await kept.keep(MONDE)
    expect(await glossary()).toEqual([word('Le Monde')])
    await kept.letGo(MONDE)
    expect(await glossary()).toEqual([])
    // What this host has not kept is not its to take away.
    await changeGlossary({ add: [word('Le Monde')] })
    await kept.letGo(MONDE)
    expect(await glossary()).toEqual([word('Le Monde')])
  })

  test('for the pair alone where the glossary says something else for that, which comes back', async () => {
    const [pair, otherPair] = [
      word('Monde', { translation: 'world', target: 'en' }),
      word('Monde', { translation: 'Welt', target: 'de' }),
    ]
    await changeGlossary({ add: [pair, otherPair] })
    const kept = new KeptWords()
    const asked = { ...MONDE, term: 'monde' }
    await kept.keep(asked)
    const now = await glossary()
    expect(now).toContainEqual(word('monde', { target: 'en' }))
    expect(now).toContainEqual(otherPair)
    expect(glossaryFor(now, 'fr', 'en').demandsIn('Le monde')).toMatchObject([{ wanted: 'monde' }])
    expect(glossaryFor(now, 'fr', 'de').demandsIn('Le monde')).toMatchObject([{ wanted: 'Welt' }])
    await kept.letGo(asked)
    expect(new Set(await glossary())).toEqual(new Set([pair, otherPair]))
  })

  test('also beside an entry that names the capitals, which stays', async () => {
    const named = word('Monde', { translation: 'World', target: 'en', matchCase: true })
    await changeGlossary({ add: [named] })
    await new KeptWords().keep({ ...MONDE, term: 'Monde' })
    const now = await glossary()
    expect(now).toContainEqual(named)
    expect(glossaryFor(now, 'fr', 'en').demandsIn('Le Monde')).toMatchObject([{ wanted: 'Monde' }])
  })

  test('no more than there is room for, and nothing that is no word', async () => {
    const full = Array.from({ length: MOST_ENTRIES }, (_, at) => word(`z${at}`))
    await changePreferences({ glossary: full })
    const kept = new KeptWords()
    await expect(kept.keep(MONDE)).rejects.toMatchObject({
      code: 'glossary-full',
      values: { limit: MOST_ENTRIES },
    })
    expect(await glossary()).toHaveLength(MOST_ENTRIES)
    for (const wrong of [{ term: '' }, { term: 'x'.repeat(101) }, { target: 'klingonish!' }])
      await expect(kept.keep({ ...MONDE, ...wrong })).rejects.toMatchObject({ code: 'bad-request' })
  })
})
