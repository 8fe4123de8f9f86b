import { entriesOf } from '../options/entry'
import { words } from '../words'

/** What keys can do, by the commands' names in the manifest. */
export const COMMANDS = entriesOf('shortcuts', {
  'translate-selection': { title: () => words('command.translateSelection') },
  'translate-page': { title: () => words('command.translatePage') },
  'summarise-page': { title: () => words('command.summarisePage') },
  'ask-page': { title: () => words('command.askPage') },
  'summarise-selection': { title: () => words('command.summariseSelection') },
  'ask-selection': { title: () => words('command.askSelection') },
})

export const SHORTCUTS = {
  ...COMMANDS,
  ...entriesOf('shortcuts', {
    keys: { title: () => words('shortcuts.change'), why: () => words('shortcuts.why') },
  }),
}
