import { defineBackground } from 'wxt/utils/define-background'
import { ensureHost } from '../lib/background/ensure-host'
import { followTabs } from '../lib/background/follow-tabs'
import { registerCommands, registerMenu } from '../lib/background/gestures'
import { inject } from '../lib/background/inject'
import { keepStatus } from '../lib/background/keep-status'
import { openOptionsAt } from '../lib/background/open-options'
import { welcomeOnInstall } from '../lib/background/open-welcome'
import { registerReadingGestures } from '../lib/background/reading-gestures'
import { resumeDownloadsAtStart } from '../lib/background/resume-downloads'
import { hideSelectionIcon, keepSelectionIcon } from '../lib/background/selection-icon'
import { showBubble } from '../lib/background/show-bubble'
import { readFrames, tellAlt } from '../lib/background/tell-frames'
import { tellTerms } from '../lib/background/tell-terms'
import { keepPage, leaveInspector, reachFrames, translateTab } from '../lib/background/translate-tab'
import { updateAtNextStart } from '../lib/background/update-at-start'
import { watchWishes } from '../lib/background/wishes'
import { hostWorkers } from '../lib/host/host-workers'
import { serveHost } from '../lib/host/serve-host'
import { StayAwake } from '../lib/host/stay-awake'
import { type Sender, serveBackground } from '../lib/messaging/background-calls'
import type { Background, HostStatus } from '../lib/messaging/contract'
import { GlossError } from '../lib/messaging/errors'
import { changeFromPage } from '../lib/settings/change-settings'

type Argument<Method extends keyof Background> = Parameters<Background[Method]>[0]

export default defineBackground({
  type: 'module',
  main() {
    welcomeOnInstall()
    registerMenu()
    registerCommands()
    registerReadingGestures()
    followTabs()
    watchWishes()
    keepSelectionIcon()
    resumeDownloadsAtStart()
    serveBackground({
      ensureHost,
      translateSelection: async ({ tabId }: Argument<'translateSelection'>, sender) => {
        onlyOurPages(sender)
        return await showBubble(tabId, { selectionText: null, explain: false, write: false })
      },
      translatePage: async ({ tabId, source, target, mode }: Argument<'translatePage'>, sender) => {
        onlyOurPages(sender)
        return await translateTab(tabId, { source, target, mode })
      },
      reportPage: async (report: Argument<'reportPage'>, { tab }) => {
        if (tab?.isTopFrame) await keepPage(tab.id, tab.url, report)
      },
      loadSurfaces: async (_: unknown, { tab }) => {
        if (tab) await inject(tab.id, '/page-surfaces.js', tab.frameId)
      },
      readFrames: async (_: unknown, { tab }) => (tab ? await readFrames(tab.id) : []),
      tellAlt: async (heard: Argument<'tellAlt'>, { tab }) => {
        if (tab) await tellAlt(tab.id, heard)
      },
      leaveInspector: async (_: unknown, { tab }) => {
        if (tab) await leaveInspector(tab.id)
      },
      loadBubbleTools: async (_: unknown, { tab }) => {
        if (tab?.isTopFrame) await inject(tab.id, '/bubble-tools.js')
      },
      loadWordCard: async (_: unknown, { tab }) => {
        if (tab?.isTopFrame) await inject(tab.id, '/word-card.js')
      },
      reachFrames: async (_: unknown, { tab }) => {
        if (tab) await reachFrames(tab.id)
      },
      pressSelectionIcon: async (_: unknown, { tab }) => {
        if (tab?.isTopFrame) await showBubble(tab.id, { selectionText: null, explain: true, write: false })
      },
      hideSelectionIcon: async (_: unknown, { tab }) => {
        if (tab?.isTopFrame) await hideSelectionIcon(tab.url)
      },
      rememberChoice: changeFromPage,
      openOptions: openOptionsAt,
      reportStatus: async (status: Argument<'reportStatus'>, { fromOurPages }) => {
        if (fromOurPages) await keepStatus(status)
      },
      reportTerms: async ({ terms }: Argument<'reportTerms'>, { fromOurPages }) => {
        if (fromOurPages) await tellTerms(terms)
      },
    })
    // Firefox has no offscreen documents, and needs none: its background is a page and may have Workers.
    if (import.meta.env.FIREFOX) {
      updateAtNextStart()
      const told = {
        status: (status: HostStatus) => void keepStatus(status),
        terms: (terms: string[]) => void tellTerms(terms),
      }
      serveHost(hostWorkers, told, new StayAwake())
    }
  },
})

/** A page script has its own way to what it needs; it names no tab. */
function onlyOurPages({ fromOurPages }: Sender): void {
  if (!fromOurPages) throw new GlossError('internal', { reason: 'only our own pages may ask for this' })
}
