/**
 * The stored form of the settings through the versions of Gloss.
 *
 *   version 1 (not written) ─ renamedThemes ─► version 2
 *
 * Pure. A migration takes the form of its version and gives that of the next; it never fails, whatever it is given, since what a
 * value has to be is looked at afterwards (`parse-settings`). A form of a newer version goes through as it is: what it has
 * renamed falls back to its default here, and nothing of it is lost.
 */
import { type Stored, fieldsOf } from './stored'

type Migration = (stored: Stored) => Stored

/** Before pages could be translated side by side, the looks of a translation had other names. */
const THEME_NAMES = new Map<unknown, string>([
  ['soft', 'faded'],
  ['line', 'underline'],
  ['box', 'bar'],
])

const renamedThemes: Migration = ({ theme, ...others }) =>
  theme === undefined ? others : { ...others, theme: THEME_NAMES.get(theme) ?? theme }

/** The first is of version 1, and so on. One that was published is never changed or taken out. */
const MIGRATIONS: readonly Migration[] = [renamedThemes]

/** Of the form that this Gloss writes. */
export const VERSION = MIGRATIONS.length + 1

/** The form as this version has it, its version number included; that of a newer one is kept. */
export function migrate(stored: unknown): Stored {
  const given = fieldsOf(stored)
  const version = versionOf(given)
  const form = MIGRATIONS.slice(version - 1).reduce((former, migration) => migration(former), given)
  return { ...form, version: Math.max(version, VERSION) }
}

/** Without a number that can be one it is the first. */
function versionOf({ version }: Stored): number {
  return Number.isSafeInteger(version) && Number(version) >= 1 ? Number(version) : 1
}
