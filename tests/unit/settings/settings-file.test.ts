/** The settings as a file: faithful, validated before anything of it counts, and with nothing in it but choices. */
import { describe, expect, test } from 'vitest'
import { type Chosen, planOf, settingsFile } from '../../../lib/settings/settings-file'
import { MOST_ENTRIES, MOST_TERM_CHARACTERS } from '../../../lib/text/glossary-entry'

const NOTHING: Chosen = { stored: undefined, preferences: {} }

const CHOSEN: Chosen = {
  stored: {
    version: 2,
    target: 'de',
    theme: 'bar',
    rules: { languages: { always: ['fr'], never: [] }, sites: { always: [], never: ['example.org'] } },
  },
  preferences: {
    host: 'https://models.example.org',
    budgetBytes: 5e9,
    idleMinutes: 15,
    quality: 'quality',
    rememberTranslations: true,
    rungs: { 'x/y': { device: 'wasm', dtype: 'q8', threads: 2 } },
    glossary: [
      { term: 'Orange', translation: null, source: null, target: null, match: 'word', matchCase: true },
    ],
  },
}

const plan = (file: unknown, now = NOTHING) => planOf(JSON.stringify(file), 'gloss.json', now, 'en')
const fileOf = (settings: object, engine: object = {}) => ({
  kind: 'gloss settings',
  version: 2,
  settings,
  engine,
})

describe('a file that was exported', () => {
  const text = settingsFile(CHOSEN, 'en')

  test('brings every choice to a computer that has none', () => {
    const { version: _, ...settings } = CHOSEN.stored!
    expect(planOf(text, 'f', NOTHING, 'en')).toEqual({
      settings,
      preferences: CHOSEN.preferences,
      unread: [],
    })
  })

  test('changes nothing where it comes from', () => {
    expect(planOf(text, 'f', CHOSEN, 'en')).toEqual({ settings: {}, preferences: {}, unread: [] })
  })

  test('takes back what was not chosen where it comes from', () => {
    expect(planOf(settingsFile(NOTHING, 'en'), 'f', CHOSEN, 'en')).toEqual({
      settings: { target: null, theme: null, rules: null },
      preferences: Object.fromEntries(Object.keys(CHOSEN.preferences).map((name) => [name, null])),
      unread: [],
    })
  })

  test('brings a glossary as large as there is room for', () => {
    const long = (at: number) => `${at} ${'x'.repeat(MOST_TERM_CHARACTERS - 6)}`
    const glossary = Array.from({ length: MOST_ENTRIES }, (_, at) => ({
      term: long(at),
      translation: long(at),
      source: 'zh-Hans',
      target: 'pt-BR',
      match: 'beginning' as const,
      matchCase: false,
    }))
    const text = settingsFile({ stored: {}, preferences: { glossary } }, 'en')
    const { preferences, unread } = planOf(text, 'f', NOTHING, 'en')
    expect(preferences.glossary).toHaveLength(MOST_ENTRIES)
    expect(unread).toEqual([])
  })

  test('has choices in it and nothing else, whatever is stored beside them', () => {
    const text = settingsFile(
      {
        stored: { ...CHOSEN.stored, history: ['a text that was read'] },
        preferences: { ...CHOSEN.preferences, notes: 'secret' } as never,
      },
      'en',
    )
    expect(text).not.toMatch(/history|a text that was read|secret/)
  })
})

describe('a file that somebody has written', () => {
  test('may name one setting; everything else stays', () => {
    expect(plan(fileOf({ pageBar: false }), CHOSEN)).toEqual({
      settings: { pageBar: false },
      preferences: {},
      unread: [],
    })
  })

  test('of a former version is migrated', () => {
    expect(plan({ ...fileOf({ theme: 'box' }), version: 1 }).settings).toEqual({ theme: 'bar' })
  })

  test('is taken as far as it is understood, and says what is not', () => {
    const { settings, preferences, unread } = plan(
      {
        ...fileOf(
          {
            target: 'fr',
            mode: 'sideways',
            tone: 'plain',
            summary: { kind: 'poem', length: 'long' },
            rules: { sites: { never: ['a.org', 'file:///x', 7] } },
          },
          {
            host: 'ftp://x',
            idleMinutes: -1,
            budgetBytes: 1e9,
            rungs: { 'x/y': { device: 'abacus' } },
            colour: 1,
          },
        ),
        extra: true,
      },
      CHOSEN,
    )
    expect(settings).toEqual({
      target: 'fr',
      summary: { kind: 'key-points', length: 'long' },
      rules: { languages: { always: ['fr'], never: [] }, sites: { always: [], never: ['a.org'] } },
    })
    expect(preferences).toEqual({ budgetBytes: 1e9 })
    expect(Object.fromEntries(unread.map(({ path, value }) => [path, value]))).toEqual({
      'settings.mode': 'sideways',
      'settings.tone': 'plain',
      'settings.summary.kind': 'poem',
      'settings.rules.sites.never[1]': 'file:///x',
      'settings.rules.sites.never[2]': 7,
      'engine.host': 'ftp://x',
      'engine.idleMinutes': -1,
      'engine.rungs': { 'x/y': { device: 'abacus' } },
      'engine.colour': 1,
      extra: true,
    })
  })

  test('says which words of its glossary are none, and that there are more than there is room for', () => {
    const [orange] = CHOSEN.preferences.glossary!
    const glossary = [orange, { term: '' }, ...Array.from({ length: MOST_ENTRIES }, () => 7)]
    const { preferences, unread } = plan(fileOf({}, { glossary }))
    expect(preferences).toEqual({ glossary: [orange] })
    const told = new Map(unread.map(({ path, value }) => [path, value]))
    expect(told.get('engine.glossary[1]')).toEqual({ term: '' })
    expect(told.get('engine.glossary[20000…20001]')).toEqual([7, 7])
  })

  test.each([
    ['{"kind": "gloss settings", "sett', 'settings-file-broken'],
    ['', 'settings-file-broken'],
    ['[]', 'settings-file-foreign'],
    ['null', 'settings-file-foreign'],
    ['{"settings": {"target": "de"}}', 'settings-file-foreign'],
    [JSON.stringify({ kind: 'gloss settings', x: 'x'.repeat(2e7) }), 'settings-file-foreign'],
  ])('%.30s is none', (text, code) =>
    expect(() => planOf(text, 'notes.json', NOTHING, 'en')).toThrow(
      expect.objectContaining({ code, values: { file: 'notes.json' } }),
    ),
  )

  test('cannot reach beyond the settings', () => {
    const text =
      '{"kind":"gloss settings","settings":{"__proto__":{"mode":"bilingual"},"constructor":1},"engine":{}}'
    expect(planOf(text, 'f', NOTHING, 'en').settings).toEqual({})
    expect(({} as { mode?: string }).mode).toBeUndefined()
  })
})
