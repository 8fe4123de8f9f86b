import { browser } from 'wxt/browser'
import { type Settings, readSettings } from './settings'

/** Calls back with the settings whenever any context has changed them. For pages: it listens for as long as they are open. */
export function watchSettings(onChange: (settings: Settings) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes['settings']) void readSettings().then(onChange)
  })
}
