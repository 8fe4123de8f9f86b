import { defineBackground } from 'wxt/utils/define-background'
import { ensureHost } from '../lib/background/ensure-host'
import { registerCommand, registerMenu } from '../lib/background/gestures'
import { keepStatus } from '../lib/background/keep-status'
import { openOptionsAt } from '../lib/background/open-options'
import { resumeDownloadsAtStart } from '../lib/background/resume-downloads'
import { showBubble } from '../lib/background/show-bubble'
import { hostWorkers } from '../lib/host/host-workers'
import { serveHost } from '../lib/host/serve-host'
import { serveBackground } from '../lib/messaging/background-calls'
import type { Background } from '../lib/messaging/contract'
import { GlossError } from '../lib/messaging/errors'

type Argument<Method extends keyof Background> = Parameters<Background[Method]>[0]

export default defineBackground({
  type: 'module',
  main() {
    registerMenu()
    registerCommand()
    resumeDownloadsAtStart()
    serveBackground({
      ensureHost,
      translateSelection: async ({ tabId }: Argument<'translateSelection'>, { fromOurPages }) => {
        if (!fromOurPages)
          throw new GlossError('internal', { reason: 'only the popup may ask for the bubble' })
        return await showBubble(tabId, { selectionText: null, explain: false })
      },
      openOptions: openOptionsAt,
      reportStatus: async (status: Argument<'reportStatus'>, { fromOurPages }) => {
        if (fromOurPages) await keepStatus(status)
      },
    })
    // Firefox has no offscreen documents, and needs none: its background is a page and may have Workers.
    if (import.meta.env.FIREFOX) serveHost(hostWorkers, (status) => void keepStatus(status))
  },
})
