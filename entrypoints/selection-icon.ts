/** The icon beside a selection: on the pages of readers who have turned it on, and only there (`lib/background/selection-icon`). */
import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { background } from '../lib/messaging/background-calls'
import { readSelectionIcon, watchSelectionIcon } from '../lib/settings/selection-icon'
import { siteOf } from '../lib/settings/sites'
import { selectionIcon } from '../lib/ui/page/selection-icon'

export default defineUnlistedScript(() => {
  let end: (() => void) | null = null
  const follow = ({ shown, hiddenOn }: Awaited<ReturnType<typeof readSelectionIcon>>) => {
    const isWanted = shown && !hiddenOn.includes(siteOf(location.href) ?? '')
    if (isWanted) end ??= start()
    else {
      end?.()
      end = null
    }
  }
  watchSelectionIcon(follow)
  void readSelectionIcon().then(follow)
})

const start = () =>
  selectionIcon(document, {
    press: () => void background.pressSelectionIcon().catch(() => {}),
    hide: () => void background.hideSelectionIcon().catch(() => {}),
    isConnected: () => browser.runtime?.id !== undefined,
  })
