/**
 * The selection bubble, in a tab's top frame. The background injects it when it is asked for, again each time: the first
 * copy stays, unless an update of the extension has cut it off.
 */
import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { background } from '../lib/messaging/background-calls'
import type { ShowBubble } from '../lib/messaging/bubble-contract'
import { remoteEngine } from '../lib/messaging/remote-engine'
import { remoteOffers } from '../lib/messaging/remote-models'
import { readTarget } from '../lib/settings/target'
import { commonLanguages } from '../lib/text/languages'
import { bubbleShower } from '../lib/ui/bubble/show-bubble'
import { forgetLeft, left } from '../lib/ui/bubble/tools'

const world = globalThis as { glossBubble?: { isConnected(): boolean } }

export default defineUnlistedScript(() => {
  if (world.glossBubble?.isConnected()) return
  forgetLeft()
  world.glossBubble = { isConnected: () => browser.runtime?.id !== undefined }

  const show = bubbleShower(document, {
    engine: remoteEngine,
    models: remoteOffers,
    detector: (text) => browser.i18n.detectLanguage(text),
    languages: commonLanguages,
    tools: () => left('glossBubbleTools', () => background.loadBubbleTools()),
    wordCard: () => left('glossWordCard', () => background.loadWordCard()),
    readTarget,
    rememberTarget: (target) => background.rememberChoice({ target }),
    openModels: (source, target) =>
      background.openOptions({ hash: `models?source=${source}&target=${target}` }),
  })
  browser.runtime.onMessage.addListener((message: unknown, _sender, sendResponse) => {
    if ((message as Partial<ShowBubble> | null)?.type !== 'gloss:show-bubble') return
    sendResponse(show(message as ShowBubble))
    return true
  })
})
