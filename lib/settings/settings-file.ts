/**
 * The settings as a file: what the reader chose, and null for what is as Gloss comes. Languages, names of sites and of models, and the
 * reader's own words of the glossary are in it, and no text that was read, translated or written. What is exported is named one by
 * one, so nothing else can get into it.
 *
 *   settingsFile(now) ─► text ─► planOf(text, now) ─► a plan: what would change, and what was not understood ─► applied, or not
 *
 * Pure: a plan changes nothing.
 */
import type { LanguageTag } from '../messaging/contract'
import { GlossError } from '../messaging/errors'
import type { ModelPreferences } from '../messaging/models-contract'
import type { SettingsChange } from './change-settings'
import { VERSION, migrate } from './migrations'
import { NotedGiven, type Unread } from './noted-given'
import { PREFERENCES, givenPreferences } from './parse-preferences'
import { defaultSettings, givenSettings, parseSettings } from './parse-settings'
import type { Settings } from './settings'
import { type Stored, fieldsOf, withoutNull } from './stored'

/** What the reader has chosen, wherever it is kept. */
export interface Chosen {
  /** As `storage.local` has them. */
  stored: Stored | undefined
  /** As the store of models has them. */
  preferences: ModelPreferences
}

/** Null: as Gloss comes. */
export type PreferencesChange = { [Name in keyof ModelPreferences]: ModelPreferences[Name] | null }

export interface SettingsPlan {
  /** Only what is not so already. */
  settings: SettingsChange
  preferences: PreferencesChange
  unread: Unread[]
}

const KIND = 'gloss settings'
/** Twice what the settings have with a glossary that is full of long words. */
const MAX_CHARACTERS = 2e7

export const SETTINGS = Object.keys(defaultSettings('en')) as (keyof Settings)[]

/** Everything back to how Gloss comes. */
export const ALL_SETTINGS_BACK = allNull(SETTINGS) as SettingsChange
export const ALL_PREFERENCES_BACK = allNull(PREFERENCES) as PreferencesChange

export function settingsFile({ stored, preferences }: Chosen, browserLanguage: LanguageTag): string {
  const known: Stored = { ...parseSettings(stored, browserLanguage) }
  const chosen = fieldsOf(stored)
  const settings = SETTINGS.map((name) => [name, name in chosen ? known[name] : null])
  const engine = PREFERENCES.map((name) => [name, preferences[name] ?? null])
  const file = {
    kind: KIND,
    version: VERSION,
    settings: Object.fromEntries(settings) as unknown,
    engine: Object.fromEntries(engine) as unknown,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * What the file would change. What it does not name stays as it is.
 *
 * @param file its name, for the error
 * @throws GlossError settings-file-broken, settings-file-foreign
 */
export function planOf(text: string, file: string, now: Chosen, browserLanguage: LanguageTag): SettingsPlan {
  const unread: Unread[] = []
  const outer = new NotedGiven(fromJson(text, file), '', unread)
  if (outer.read('kind', (kind) => (kind === KIND ? KIND : null)) === undefined)
    throw new GlossError('settings-file-foreign', { file })
  const version = outer.read('version', (value) => (typeof value === 'number' ? value : null))
  const [settings, engine] = [outer.fields('settings'), outer.fields('engine')]
  return {
    settings: settingsPlan({ ...settings, version }, now.stored, browserLanguage, unread),
    preferences: preferencesPlan(engine, now.preferences, unread),
    unread: outer.unread(),
  }
}

function settingsPlan(
  file: Stored,
  stored: Stored | undefined,
  browserLanguage: LanguageTag,
  unread: Unread[],
): SettingsChange {
  const { version: _, ...fields } = migrate(file)
  const now = parseSettings(stored, browserLanguage)
  const given = new NotedGiven(withoutNull(fields), 'settings', unread)
  const read = givenSettings(given, now)
  given.unread()
  return changeOf(SETTINGS, fields, read, now, fieldsOf(stored))
}

function preferencesPlan(fields: Stored, now: ModelPreferences, unread: Unread[]): PreferencesChange {
  const given = new NotedGiven(withoutNull(fields), 'engine', unread)
  const read = givenPreferences(given)
  given.unread()
  return changeOf(PREFERENCES, fields, { ...now, ...read }, now, { ...now })
}

/** Null in the file takes back what was chosen; what was not understood reads as it is now. */
function changeOf(names: readonly string[], file: Stored, read: object, now: object, chosen: Stored): Stored {
  const [then, before] = [fieldsOf(read), fieldsOf(now)]
  const changed = names.flatMap((name): [string, unknown][] => {
    if (!(name in file)) return []
    if (file[name] === null) return name in chosen ? [[name, null]] : []
    return JSON.stringify(then[name]) === JSON.stringify(before[name]) ? [] : [[name, then[name]]]
  })
  return Object.fromEntries(changed)
}

function fromJson(text: string, file: string): unknown {
  if (text.length > MAX_CHARACTERS) throw new GlossError('settings-file-foreign', { file })
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new GlossError('settings-file-broken', { file }, error)
  }
}

function allNull(names: readonly string[]): Stored {
  return Object.fromEntries(names.map((name) => [name, null]))
}
