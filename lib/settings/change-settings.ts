/**
 * How settings are written, by whichever context: one after the other, each change made of the settings as they stand then, and only
 * what means something.
 *
 *   our own pages, background ── changeSettings ──► lock ─► read ─► checked ─► merged ─► written
 *   page script ── background ── changeFromPage ──►
 */
import { browser } from 'wxt/browser'
import { GlossError } from '../messaging/errors'
import { migrate } from './migrations'
import { NotedGiven } from './noted-given'
import { givenSettings, parseSettings } from './parse-settings'
import type { Settings } from './settings'
import { type Stored, fieldsOf, mergeStored, withoutNull } from './stored'
import { updateStored } from './stored-settings'

/** Null: as Gloss comes. */
export type SettingsChange = { [Name in keyof Settings]?: Settings[Name] | null }

/** A function where the change is made of what is chosen already, a list above all. */
export type ChangeSettings = (change: SettingsChange | ((now: Settings) => SettingsChange)) => Promise<void>

/**
 * Only what was ever chosen is written, since a default may change with a version; null takes a choice back. What a newer version has
 * written beside it stays.
 *
 * @throws GlossError bad-request, and nothing is written
 */
export const changeSettings: ChangeSettings = (change) =>
  updateStored((stored) => {
    const now = parseSettings(stored, browser.i18n.getUILanguage())
    const changed = typeof change === 'function' ? change(now) : change
    checkChange(changed, now)
    return mergeStored(migrate(stored), changed)
  })

/** What is chosen on a page for the next one, too. Its script runs beside a page that may be hostile, and changes nothing else. */
const FROM_PAGES = ['target', 'mode'] as const satisfies (keyof Settings)[]
export type PageChoice = Partial<Pick<Settings, (typeof FROM_PAGES)[number]>>

/** @throws GlossError bad-request, and nothing is written */
export async function changeFromPage(choice: PageChoice): Promise<void> {
  const fields = Object.entries(fieldsOf(choice))
  const other = fields.find(([name, value]) => value === null || !FROM_PAGES.some((one) => one === name))
  if (other || fields.length === 0) throw refused(other?.[0] ?? 'settings', other?.[1], FROM_PAGES.join(', '))
  await changeSettings(choice)
}

/** As they stood once: what was chosen since gives way. */
export const restoreSettings = (stored: Stored | undefined): Promise<void> => updateStored(() => stored)

function checkChange(change: SettingsChange, now: Settings): void {
  const given = new NotedGiven(withoutNull(change), 'settings')
  givenSettings(given, now)
  const [wrong] = given.unread()
  if (!wrong) return
  const name = /^settings\.(\w+)/.exec(wrong.path)?.[1] ?? ''
  const known: Stored = { ...now }
  const allowed = name in known ? `of the form ${JSON.stringify(known[name])}` : Object.keys(known).join(', ')
  throw refused(wrong.path, wrong.value, allowed)
}

const refused = (field: string, value: unknown, allowed: string): GlossError =>
  new GlossError('bad-request', { field, value: JSON.stringify(value) ?? 'nothing', allowed })
