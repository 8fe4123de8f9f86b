/**
 * A page that a link leads to, fetched because the reader asked for it: without cookies, without a referrer, with a permission for
 * its site that was asked for in the gesture. What comes is parsed and never shown or run.
 */
import { browser } from 'wxt/browser'
import { siteOfLink } from '../../lib/background/reading-gestures'
import { GlossError } from '../../lib/messaging/errors'
import { BodyTooLong, type Noted, bodyBytes, notedFetch } from '../../lib/models/network/noted-fetch'
import { readFetched } from '../../lib/page/article/read-fetched'
import type { Detector } from '../../lib/text/language'
import type { Source, Want } from '../../lib/ui/panel/source'

export const patternOf = siteOfLink

/** Of HTML: more is no article. */
const MOST_BYTES = 8_000_000
const TIMEOUT_MS = 30_000

export async function fetchLinked(
  tabId: number,
  want: Extract<Want, { part: 'link' }>,
  detector: Detector,
  signal: AbortSignal,
): Promise<Source> {
  const { address } = want
  const origin = URL.parse(address)?.origin ?? address
  const pattern = patternOf(address)
  if (!pattern || !(await browser.permissions.contains({ origins: [pattern] })))
    throw new GlossError('link-not-allowed', { origin })
  const both = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
  const noted = await ask(address, origin, both)
  const { response } = noted
  const type = response.headers.get('content-type') ?? 'text/html'
  if (!/^(text\/(html|plain)|application\/xhtml\+xml)/i.test(type)) {
    await noted.over('stopped')
    throw unread(origin, type)
  }
  const html = decode(await bytesOf(noted, origin, type, both), type)
  const markup = /^text\/plain/i.test(type) ? asParagraphs(html) : html
  const read = await readFetched(markup, response.url || address, detector)
  const tab = await browser.tabs.get(tabId).catch(() => null)
  return { ...read, extent: 'link', want, name: '', isPrivate: tab?.incognito ?? false, places: null }
}

async function ask(address: string, origin: string, signal: AbortSignal): Promise<Noted> {
  let noted: Noted
  try {
    const init: RequestInit = {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { accept: 'text/html,application/xhtml+xml,text/plain;q=0.9' },
    }
    noted = await notedFetch(address, { ...init, signal }, { for: 'page' })
  } catch {
    throw new GlossError('link-unreachable', { origin })
  }
  const { ok, status } = noted.response
  if (!ok) throw new GlossError('link-refused', { origin, status })
  return noted
}

async function bytesOf(noted: Noted, origin: string, type: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await bodyBytes(noted, MOST_BYTES, signal)
  } catch (error) {
    throw error instanceof BodyTooLong ? unread(origin, type) : new GlossError('link-unreachable', { origin })
  }
}

const unread = (origin: string, type: string) =>
  new GlossError('link-unread', { origin, type: type.split(';')[0]! })

/** By the header, else by what the first bytes say of themselves (HTML, section 13.2.3.2), else UTF-8. */
function decode(bytes: Uint8Array, type: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const named =
    /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1] ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** Plain text has its paragraphs between empty lines. */
function asParagraphs(text: string): string {
  const paragraph = document.createElement('p')
  return text
    .split(/\n\s*\n/)
    .map((one) => {
      paragraph.textContent = one
      return paragraph.outerHTML
    })
    .join('')
}
