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
import {
  type AltNews,
  type FrameReport,
  PAGE_PORT,
  type PageCommand,
  type PageOrder,
  type PageReport,
} from '../lib/messaging/page-contract'
import { remoteEngine } from '../lib/messaging/remote-engine'
import { remoteOffers } from '../lib/messaging/remote-models'
import { isForeignFrame } from '../lib/page/frames'
import { shadowRootOf } from '../lib/page/shadow-root-of'
import type { PageTranslator } from '../lib/page/translator/contract'
import { createPageTranslator } from '../lib/page/translator/page-translator'
import { watchForeignFrames } from '../lib/page/watch/foreign-frames'
import { readSettings } from '../lib/settings/settings'
import { watchSettings } from '../lib/settings/watch-settings'
import { commonLanguages } from '../lib/text/languages'
import { type FrameControls, frameControls } from '../lib/ui/page/frame-controls'
import { type PageControls, pageControls } from '../lib/ui/page/page-controls'
import { forgetSurfaces, surfaces } from '../lib/ui/page/surfaces'
import { words } from '../lib/ui/words'

const world = globalThis as {
  glossPage?: Pick<PageControls, 'isConnected' | 'retire'>
  /** What the background reads of a frame of another site (`lib/background/tell-frames`). */
  glossFrame?: () => FrameReport | null
}
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

/** What both kinds of frames need of the extension. */
function frameWorld() {
  let showsOnHover = false
  void readSettings().then(({ hoverOriginal }) => (showsOnHover = hoverOriginal))
  watchSettings(({ hoverOriginal }) => (showsOnHover = hoverOriginal))
  return {
    createTranslator: translators(),
    surfaces: () => surfaces(() => background.loadSurfaces()),
    readFrames: () => background.readFrames(),
    reading: {
      shadowRootOf,
      showsOnHover: () => showsOnHover,
      tellAlt(news: AltNews) {
        const isAlone = window === window.top && window.length === 0
        if (!isAlone) background.tellAlt({ news, by: ME }).catch(() => {})
      },
    },
    isConnected,
  }
}

/** A tab's frames all hear what one of them tells, and it should not hear itself. */
const ME = Math.random()

function topFrame(): PageControls {
  const controls = pageControls(window, {
    ...frameWorld(),
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
  })
  listen((command) => controls.tell(command))
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PAGE_PORT) return
    const channel = portChannel(port)
    channel.onClose(controls.watch(channel.post))
  })
  return controls
}

function otherFrame(): FrameControls {
  const controls = frameControls(window, {
    ...frameWorld(),
    leaveInspector: () => void background.leaveInspector().catch(() => {}),
  })
  world.glossFrame = controls.report
  listen((command) => {
    if (command.do === 'frame') controls.follow(command.state, command.isInspecting)
    else if (command.do === 'alt') controls.takeAlt(command.news)
    else if (command.do === 'terms') controls.translateAgain(command.terms)
    // Nothing else is told to all: this one names its frame, and waits for the answer.
    else if (command.do === 'paragraph') {
      controls.paragraph(command)
      return true
    }
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

/** Only the extension's own contexts can send here. The top frame answers every command. */
function listen(tell: (command: PageCommand) => PageReport | true | void): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, sendResponse) => {
    const command = message as PageCommand | null
    if (command?.type !== 'gloss:page' || !isConnected()) return
    if (command.do === 'alt' && command.by === ME) return
    const answer = tell(command)
    if (!answer) return
    sendResponse(answer)
    return true
  })
}
