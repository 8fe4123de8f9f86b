import { type ReadonlySignal, signal } from '@preact/signals'
import { type Command, onCommandsChange, readCommands } from '../../settings/commands'

/** The keys as they are, and as they are changed while the page is open. */
export async function watchCommands(): Promise<ReadonlySignal<Command[]>> {
  const commands = signal(await readCommands())
  onCommandsChange((read) => (commands.value = read))
  return commands
}
