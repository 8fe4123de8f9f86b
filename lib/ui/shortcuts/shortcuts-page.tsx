/** What can be done by keys, with the keys as they are now; the browser alone can change them. */
import type { ReadonlySignal } from '@preact/signals'
import type { Command } from '../../settings/commands'
import { namesInRow } from '../in-a-row'
import type { Entry } from '../options/entry'
import { Setting } from '../options/setting'
import { words } from '../words'
import { COMMANDS, SHORTCUTS } from './entries'
import { keyNote } from './key-notes'

interface Props {
  commands: ReadonlySignal<Command[]>
  openKeySettings(): void
}

export function ShortcutsPage({ commands, openKeySettings }: Props) {
  return (
    <div class="settings">
      <div class="shortcuts">
        {commands.value.map((command) => (
          <Shortcut key={command.name} command={command} all={commands.value} />
        ))}
      </div>
      <Setting of={SHORTCUTS.keys}>
        <p class="soft">{words('shortcuts.why')}</p>
        <button type="button" onClick={openKeySettings}>
          {words('shortcuts.change')}
        </button>
      </Setting>
    </div>
  )
}

const entryOf = (name: string): Entry | undefined => (COMMANDS as Record<string, Entry>)[name]

function Shortcut({ command, all }: { command: Command; all: readonly Command[] }) {
  const entry = entryOf(command.name)
  if (!entry) return null
  const note = noteWords(command, all)
  return (
    <Setting of={entry}>
      <p class="shortcut">
        <span>{entry.title()}</span>
        {command.keys ? (
          <kbd dir="ltr">{command.keys}</kbd>
        ) : (
          <span class="soft">{words('shortcuts.none')}</span>
        )}
      </p>
      {note && <p class="soft">{note}</p>}
    </Setting>
  )
}

function noteWords(command: Command, all: readonly Command[]): string | null {
  const note = keyNote(command, all)
  switch (note.kind) {
    case 'fine':
    case 'unset':
      return null
    case 'missed':
      return words('shortcuts.missed', { keys: note.suggested })
    case 'shared':
      return words('shortcuts.shared', {
        others: namesInRow(note.others.map((name) => entryOf(name)?.title() ?? name)),
      })
  }
}
