/** The commands of the manifest with the keys that they really have: the browser may have given none, and the reader others. */
import { browser } from 'wxt/browser'

export interface Command {
  name: string
  /** As the browser writes keys: `Alt+Shift+G`, `⌥⇧G`. Empty: none. */
  keys: string
  /** What Gloss would have; the browser gives it only where nobody had it before. Empty: it asks for none. */
  suggested: string
}

/** What Firefox has and Chrome has not. */
interface FirefoxCommands {
  openShortcutSettings?(): Promise<void>
  onChanged?: { addListener(listener: () => void): void }
}

const firefox = () => browser.commands as FirefoxCommands

export async function readCommands(): Promise<Command[]> {
  const { commands: wished = {} } = browser.runtime.getManifest()
  const all = await browser.commands.getAll()
  return all.flatMap(({ name, shortcut }) =>
    // A press on the button of the toolbar is a command too.
    name && !name.startsWith('_')
      ? [{ name, keys: shortcut ?? '', suggested: keysOf(wished[name]?.suggested_key) }]
      : [],
  )
}

/** Calls back when keys may have changed: Firefox says so, elsewhere it is when the reader comes back from the browser's page. */
export function onCommandsChange(onChange: (commands: Command[]) => void): void {
  const look = () => void readCommands().then(onChange)
  firefox().onChanged?.addListener(look)
  addEventListener('focus', look)
}

/** The page of the browser on which the keys of extensions are changed. */
export async function openKeySettings(): Promise<void> {
  const { openShortcutSettings } = firefox()
  if (openShortcutSettings) await openShortcutSettings()
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
}

const keysOf = (suggested: string | { default?: string | undefined } | undefined): string =>
  (typeof suggested === 'string' ? suggested : suggested?.default) ?? ''
