/**
 * The article of a tab's page, for the side panel: in the top frame, injected when the reader asks for a summary or an answer
 * there, again each time. The first copy stays, unless an update of the extension has cut it off.
 */
import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { ARTICLE_PORT } from '../lib/messaging/article-contract'
import { portChannel } from '../lib/messaging/channel'
import { handlersOfArticle } from '../lib/messaging/remote-article'
import { serveStreams } from '../lib/messaging/stream'
import { createArticleDesk } from '../lib/page/article/article-desk'
import { originalOf, sourceLanguage } from '../lib/page/original-words'
import { shadowRootOf } from '../lib/page/shadow-root-of'

const world = globalThis as { glossArticle?: { isConnected(): boolean } }

export default defineUnlistedScript(() => {
  if (world.glossArticle?.isConnected()) return
  world.glossArticle = { isConnected: () => browser.runtime?.id !== undefined }

  const desk = createArticleDesk(document, {
    originalOf,
    sourceLanguage,
    shadowRootOf,
    detector: (text) => browser.i18n.detectLanguage(text),
  })
  // Only the extension's own contexts can connect here.
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== ARTICLE_PORT) return
    serveStreams(portChannel(port), handlersOfArticle(desk))
    // Nobody is left who could put the light out.
    port.onDisconnect.addListener(() => void desk.clear())
  })
})
