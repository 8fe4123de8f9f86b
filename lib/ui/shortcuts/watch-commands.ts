import { type ReadonlySignal, signal } from '@preact/signals'
import { type Command, readCommands } from '../../settings/commands'

/** Keys are changed in a page of the browser: they are read again when the reader comes back from it. */
export async function watchCommands(): Promise<ReadonlySignal<Command[]>> {
  const commands = signal(await readCommands())
  addEventListener('focus', () => void readCommands().then((read) => (commands.value = read)))
  return commands
}
