/** What can be done by keys, with the keys as they are now. */
import type { ReadonlySignal } from '@preact/signals'
import type { Command } from '../../settings/commands'
import { Setting } from '../options/setting'
import { words } from '../words'
import { SHORTCUTS } from './entries'

export const ShortcutsPage = ({ commands }: { commands: ReadonlySignal<Command[]> }) => (
  <div class="settings">
    <div class="shortcuts">
      {commands.value.map(({ name, keys }) => {
        const entry = SHORTCUTS[name]
        return (
          entry && (
            <Setting key={name} of={entry}>
              <p>{entry.title()}</p>
              <p class="soft">{keys || words('shortcuts.none')}</p>
            </Setting>
          )
        )
      })}
    </div>
  </div>
)
