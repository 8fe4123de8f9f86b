import { type Settings, readSettings } from './settings'
import { onStoredChange } from './stored-settings'

/** Calls back with the settings whenever any context has changed them. For pages: it listens for as long as they are open. */
export function watchSettings(onChange: (settings: Settings) => void): void {
  onStoredChange(() => void readSettings().then(onChange))
}
