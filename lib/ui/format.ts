/**
 * Numbers and names as people read them: the one place that formats.
 *
 * The locale is that of the words, not of the browser: a browser in a language that Gloss has no words for shows English
 * sentences, and the names inside them are English too.
 */
import type { LanguageTag } from '../messaging/contract'
import { words } from './words'

const locale = () => words('locale')

let names: Intl.DisplayNames | undefined

/** "French" for `fr`; the tag itself when it is not one, or names nothing. */
export function languageName(tag: LanguageTag): string {
  try {
    // A page of models asks for thousands of names.
    names ??= new Intl.DisplayNames([locale()], { type: 'language' })
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** "fr → en" in names. */
export const pairName = (source: LanguageTag, target: LanguageTag) =>
  words('engine.pair', { source: languageName(source), target: languageName(target) })

/** "14 MB", "2.1 MB", "40 GB": powers of ten, two digits at most after what matters. */
export function byteSize(bytes: number): string {
  const mega = bytes / 1e6
  if (mega >= 1000) return unit(mega / 1000, 'gigabyte', mega < 10_000 ? 1 : 0)
  return unit(mega, 'megabyte', mega < 10 ? 1 : 0)
}

/** "3 kB", "14 MB": of requests and the like, which may be small; a part of a kilobyte is one. */
export const dataSize = (bytes: number): string =>
  bytes < 1e6 ? unit(Math.ceil(bytes / 1000), 'kilobyte', 0) : byteSize(bytes)

/** Exact, for where two sizes that round to the same must be told apart: "7,240,618 bytes". */
export const byteCount = (bytes: number) =>
  number(bytes, { style: 'unit', unit: 'byte', unitDisplay: 'long' })

/** "0.4 s", "12 s", "3 min". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds >= 90) return words('engine.minutes', { count: number(Math.round(seconds / 60)) })
  const digits = seconds < 10 ? 1 : 0
  const shown = Math.max(seconds, 0.1)
  return words('engine.seconds', { count: number(shown, { maximumFractionDigits: digits }) })
}

/** An estimate, no more exact than it is: "a few seconds", "about 40 seconds", "about 2 minutes". */
export function roughTime(seconds: number): string {
  if (seconds < 10) return words('time.moment')
  const [count, name] =
    seconds < 55
      ? [Math.round(seconds / 10) * 10, 'second']
      : seconds < 90 * 60
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour']
  return words('time.about', { time: number(count, { style: 'unit', unit: name, unitDisplay: 'long' }) })
}

/** Where models come from: the hub by its name, a mirror by its host. */
export const hostName = (host: string) =>
  /(^|\/\/)huggingface\.co$/.test(host) ? words('offer.hub') : placeName(host) || host

/** The time a translation took, and by way of which language it went: "through English · 0.4 s". */
export function timeThrough(elapsedMs: number, pivot: LanguageTag | undefined): string {
  const time = duration(elapsedMs)
  return pivot ? words('engine.through', { language: languageName(pivot), time }) : time
}

/** "41", "4.2": a rate is never more exact than its measure. */
export const rate = (perSecond: number) =>
  number(perSecond, { maximumFractionDigits: perSecond < 10 ? 1 : 0 })

/** "12,400". */
export const count = (value: number) => number(value)

/** "0.9998": for figures that are close to 1 and differ late. */
export const exact = (value: number) => number(value, { maximumFractionDigits: 4 })

/** "98.5 %" of 0.985. */
export const share = (part: number) => number(part, { style: 'percent', maximumFractionDigits: 1 })

/** "3 May 2026", as the reader's language writes it. */
export const day = (atMs: number) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(atMs))

/** "3 May 2026, 14:05". */
export const moment = (atMs: number) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(atMs))

/** What people call the place an address leads to: a host, a file's name, or a page of the browser itself. */
export function placeName(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed) return ''
  if (parsed.protocol === 'http:' || parsed.protocol === 'https:') return parsed.host
  if (parsed.protocol === 'file:') return readable(parsed.pathname.split('/').at(-1) ?? '')
  if (parsed.protocol === 'about:') return url
  return `${parsed.protocol}//${parsed.host}`
}

function readable(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}

const unit = (value: number, name: string, digits: number) =>
  number(value, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits })

function number(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale(), options).format(value)
}
