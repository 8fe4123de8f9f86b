import { type Entry, entriesOf } from '../options/entry'
import { words } from '../words'

/** What a key can do, by the name of its command in the manifest. */
const COMMANDS: Record<string, () => string> = {
  'translate-selection': () => words('command.translateSelection'),
  'translate-page': () => words('command.translatePage'),
  'summarise-page': () => words('command.summarisePage'),
  'ask-page': () => words('command.askPage'),
  'summarise-selection': () => words('command.summariseSelection'),
  'ask-selection': () => words('command.askSelection'),
}

export const SHORTCUTS: Record<string, Entry> = entriesOf(
  'shortcuts',
  Object.fromEntries(Object.entries(COMMANDS).map(([name, title]) => [name, { title }])),
)
