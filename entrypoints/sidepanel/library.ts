/**
 * Texts for the panel.
 *
 *   page, selection ─ inject article.js ─ port ─► read ─► Source, with places on the page
 *   link ─ permission ─ fetch ─► Source without places
 *
 * A port lives as long as its document: a lost one is a page that was left, until the browser's memory brings it back.
 */
import { browser } from 'wxt/browser'
import { addressOfTab, putScript } from '../../lib/background/inject'
import { ARTICLE_PORT, type PageArticle, type TextRead } from '../../lib/messaging/article-contract'
import { portChannel } from '../../lib/messaging/channel'
import { GlossError, reasonOf } from '../../lib/messaging/errors'
import { articleOverChannel } from '../../lib/messaging/remote-article'
import { ALL_SITES } from '../../lib/settings/all-sites'
import type { Detector } from '../../lib/text/language'
import type { Library, PageNow, Source, Want } from '../../lib/ui/panel/source'
import { fetchLinked, patternOf } from './linked-page'
import { sourceOfText } from './menu-text'

interface Opened {
  article: PageArticle
  /** What was read last. */
  name: string
}

export function createLibrary(detector: Detector): Library {
  const opened = new Map<number, Opened>()
  const watchers = new Map<number, (now: PageNow) => void>()
  const tell = (tabId: number, now: PageNow) => watchers.get(tabId)?.(now)

  function connect(tabId: number, name: string): Opened {
    const port = browser.tabs.connect(tabId, { name: ARTICLE_PORT, frameId: 0 })
    const mine: Opened = { article: articleOverChannel(portChannel(port)), name }
    opened.set(tabId, mine)
    port.onDisconnect.addListener(() => {
      // Chrome says here why; left unread it prints an error.
      void browser.runtime.lastError
      if (opened.get(tabId) !== mine) return
      opened.delete(tabId)
      tell(tabId, 'left')
    })
    return mine
  }

  async function look(tabId: number): Promise<void> {
    const name = opened.get(tabId)?.name ?? lastNames.get(tabId)
    if (!name) return
    try {
      const { article } = opened.get(tabId) ?? connect(tabId, name)
      tell(tabId, (await article.again({ article: name })) ? 'same' : 'changed')
    } catch {
      tell(tabId, 'left')
    }
  }
  /** So that a page which comes back is known again. */
  const lastNames = new Map<number, string>()
  browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
    if (status === 'complete' || url !== undefined) void look(tabId)
  })

  async function openPage(tabId: number, want: Exclude<Want, { part: 'link' }>): Promise<Source> {
    const isPrivate = await isPrivateTab(tabId)
    const menuText = want.part === 'selection' ? want.text : ''
    try {
      await putScript(tabId, '/article.js').catch(async (error: unknown) => {
        throw NOT_ASKED.test(reasonOf(error))
          ? new GlossError('page-not-asked', {})
          : new GlossError('page-unread', { url: await addressOfTab(tabId) })
      })
      const mine = opened.get(tabId) ?? connect(tabId, '')
      const text = await mine.article.read({ part: want.part })
      mine.name = text.article
      lastNames.set(tabId, text.article)
      return sourceOf(text, want, mine.article, isPrivate)
    } catch (error) {
      // What no script reaches (a viewer, a frame of another site) the browser's menu has told.
      if (menuText.trim() !== '') return await sourceOfText(tabId, menuText, want, detector, isPrivate)
      throw error
    }
  }

  return {
    open: (tabId, want, signal) =>
      want.part === 'link' ? fetchLinked(tabId, want, detector, signal) : openPage(tabId, want),
    async again(tabId, name) {
      const mine = opened.get(tabId) ?? connect(tabId, name)
      const text = await mine.article.again({ article: name })
      if (!text) return null
      mine.name = name
      lastNames.set(tabId, name)
      const want: Want = text.extent === 'selection' ? { part: 'selection', text: '' } : { part: 'page' }
      return sourceOf(text, want, mine.article, await isPrivateTab(tabId))
    },
    watch(tabId, onChange) {
      watchers.set(tabId, onChange)
      return () => void watchers.delete(tabId)
    },
    allow: (what) =>
      browser.permissions
        .request(what === 'every-site' ? ALL_SITES : { origins: [patternOf(what.address) ?? ''] })
        .catch(() => false),
  }
}

function sourceOf(text: TextRead, want: Want, article: PageArticle, isPrivate: boolean): Source {
  const { article: name, hasPlaces, title, address, language, extent, passages, words } = text
  return {
    want,
    name,
    title,
    address,
    language,
    extent,
    passages,
    words,
    isPrivate,
    places: hasPlaces
      ? {
          show: (spans) =>
            article.show({
              article: name,
              parts: spans.map(({ passage, start, end }) => ({ passage, start, end })),
            }),
          clear: () => void article.clear().catch(() => {}),
        }
      : null,
  }
}

const isPrivateTab = async (tabId: number): Promise<boolean> =>
  (await browser.tabs.get(tabId).catch(() => null))?.incognito ?? false

/**
 * What browsers say of a page that they would let us read, had anybody asked for it there; a page that is closed to every
 * extension has other words in Chrome, and the same ones in Firefox.
 */
const NOT_ASKED = /must request permission|missing host permission/i
