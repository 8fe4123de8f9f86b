/** The commands of the manifest with the keys that they really have: the browser may have given none, and the reader others. */
import { browser } from 'wxt/browser'

export interface Command {
  name: string
  /** As the browser writes keys: `Alt+Shift+G`, `⌥⇧G`. Empty: none. */
  keys: string
}

export async function readCommands(): Promise<Command[]> {
  const all = await browser.commands.getAll()
  return all.flatMap(({ name, shortcut }) =>
    // A press on the button of the toolbar is a command too.
    name && !name.startsWith('_') ? [{ name, keys: shortcut ?? '' }] : [],
  )
}
