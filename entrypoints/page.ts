/**
 * The page translator of a tab: its top frame, where bar and inspector come beside it, and frames of other sites where Gloss may read them. The
 * background injects it when a page is to be translated, again each time: the first copy stays, unless an update of the
 * extension has cut it off.
 */
import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { background } from '../lib/messaging/background-calls'
import { portChannel } from '../lib/messaging/channel'
import { toErrorData } from '../lib/messaging/errors'
import { PAGE_PORT, type PageCommand, type PageOrder, type PageReport } from '../lib/messaging/page-contract'
import { remoteEngine } from '../lib/messaging/remote-engine'
import { remoteOffers } from '../lib/messaging/remote-models'
import { shadowRootOf } from '../lib/page/shadow-root-of'
import type { PageTranslator } from '../lib/page/translator/contract'
import { followTop, isForeignFrame } from '../lib/page/translator/follow-top'
import { createPageTranslator } from '../lib/page/translator/page-translator'
import { watchForeignFrames } from '../lib/page/watch/foreign-frames'
import { readSettings } from '../lib/settings/settings'
import { watchSettings } from '../lib/settings/watch-settings'
import { commonLanguages } from '../lib/text/languages'
import { type PageControls, pageControls } from '../lib/ui/page/page-controls'
import { forgetSurfaces, surfaces } from '../lib/ui/page/surfaces'
import { words } from '../lib/ui/words'

const world = globalThis as { glossPage?: Pick<PageControls, 'isConnected' | 'retire'> }
const isConnected = () => browser.runtime?.id !== undefined

/** Each translator has the look of translations beside their originals as the reader has it, and what it is changed to while the page is open. */
function translators(): (order: PageOrder) => PageTranslator {
  let latest: PageTranslator | null = null
  watchSettings(({ theme }) => latest?.setTheme(theme))
  return (order) => {
    const translator = createPageTranslator(document, {
      engine: remoteEngine,
      detector: async (text) => browser.i18n.detectLanguage(text),
      shadowRootOf,
      label: words('page.translation'),
      ...order,
    })
    latest = translator
    void readSettings().then(({ theme }) => translator.setTheme(theme))
    return translator
  }
}

export default defineUnlistedScript(() => {
  if (world.glossPage?.isConnected()) return
  world.glossPage?.retire()
  forgetSurfaces()
  if (window === window.top) world.glossPage = topFrame()
  else if (isForeignFrame(window)) world.glossPage = otherFrame()
  else return
  followFrames()
})

function topFrame(): PageControls {
  let showsOnHover = false
  void readSettings().then(({ hoverOriginal }) => (showsOnHover = hoverOriginal))
  watchSettings(({ hoverOriginal }) => (showsOnHover = hoverOriginal))
  const controls = pageControls(window, {
    createTranslator: translators(),
    surfaces: () => surfaces(() => background.loadSurfaces()),
    reading: { shadowRootOf, showsOnHover: () => showsOnHover },
    models: remoteOffers,
    languages: commonLanguages,
    readPageBar: async () => (await readSettings()).pageBar,
    remember: (change) => void background.rememberChoice(change).catch(() => {}),
    openModels: (source, target) =>
      void background.openOptions({ hash: `models?source=${source}&target=${target}` }).catch(() => {}),
    report: (report) => {
      background.reportPage(report).catch((error: unknown) => {
        if (toErrorData(error).code === 'extension-gone') controls.retire()
      })
    },
    isConnected,
  })
  listen((command) => controls.tell(command))
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PAGE_PORT) return
    const channel = portChannel(port)
    channel.onClose(controls.watch(channel.post))
  })
  return controls
}

/** Until an update of the extension cuts this copy off. */
function followFrames(): void {
  const life = new AbortController()
  const loaded = () =>
    background.reachFrames().catch((error: unknown) => {
      if (toErrorData(error).code === 'extension-gone') life.abort()
    })
  watchForeignFrames(document, () => void loaded(), life.signal)
}

function otherFrame(): Pick<PageControls, 'isConnected' | 'retire'> {
  const follower = followTop(translators())
  listen((command) => {
    if (command.do === 'frame') follower.follow(command.state)
    if (command.do === 'terms') follower.translateAgain(command.terms)
  })
  return { isConnected, retire: follower.restore }
}

/** Only the extension's own contexts can send here. The top frame answers every command; no other frame answers any. */
function listen(tell: (command: PageCommand) => PageReport | void): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, sendResponse) => {
    const command = message as PageCommand | null
    if (command?.type !== 'gloss:page' || !isConnected()) return
    const report = tell(command)
    if (!report) return
    sendResponse(report)
    return true
  })
}
