/** The icon beside a selection: on the pages of readers who have turned it on, and only there (`lib/background/selection-icon`). */
import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { background } from '../lib/messaging/background-calls'
import { readSettings } from '../lib/settings/settings'
import { siteOf } from '../lib/settings/sites'
import { watchSettings } from '../lib/settings/watch-settings'
import { selectionIcon } from '../lib/ui/page/selection-icon'

export default defineUnlistedScript(() => {
  let end: (() => void) | null = null
  const follow = ({ selectionIcon: { shown, hiddenOn } }: Awaited<ReturnType<typeof readSettings>>) => {
    const isWanted = shown && !hiddenOn.includes(siteOf(location.href) ?? '')
    if (isWanted) end ??= start()
    else {
      end?.()
      end = null
    }
  }
  watchSettings(follow)
  void readSettings().then(follow)
})

const start = () =>
  selectionIcon(document, {
    press: () => void background.pressSelectionIcon().catch(() => {}),
    hide: () => void background.hideSelectionIcon().catch(() => {}),
    isConnected: () => browser.runtime?.id !== undefined,
  })
