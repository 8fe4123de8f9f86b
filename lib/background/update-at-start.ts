/**
 * Firefox ends the scripts that an extension has on pages together with it, before they could put a page back: after an update
 * its translations stood there for good, under a bar that answers nobody. An extension that listens for updates gets them when the
 * browser starts next. Chromium lets such scripts live, and they put their page back themselves.
 */
import { browser } from 'wxt/browser'

export function updateAtNextStart(): void {
  browser.runtime.onUpdateAvailable.addListener(() => {})
}
