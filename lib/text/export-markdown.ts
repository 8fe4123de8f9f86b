/** A summary or an answer as a Markdown file: every sentence with numbers, every number with the page's own words and where they stand. */
import type { SentenceRef } from './passages'

export interface ExportedSentence {
  text: string
  citations: readonly SentenceRef[]
}

export interface ExportedPage {
  title: string
  /** Its full address. */
  address: string
}

/**
 * @param form how the sentences stand: each an item of a list, or one paragraph
 * @param quoteOf the page's words that a citation means
 * @param sourcesTitle the heading above the quotations, in the reader's language
 */
export function exportMarkdown(
  page: ExportedPage,
  sentences: readonly ExportedSentence[],
  form: 'list' | 'paragraph',
  quoteOf: (ref: SentenceRef) => string,
  sourcesTitle: string,
): string {
  const numbers = new Map<string, { number: number; quote: string }>()
  const numberOf = (ref: SentenceRef): number => {
    const key = `${ref.passage}.${ref.sentence}`
    let known = numbers.get(key)
    if (!known) numbers.set(key, (known = { number: numbers.size + 1, quote: quoteOf(ref) }))
    return known.number
  }
  const written = sentences.map(({ text, citations }) =>
    [escapeMarkdown(text), ...citations.map((ref) => `[^${numberOf(ref)}]`)].join(''),
  )
  const body = form === 'list' ? written.map((line) => `- ${line}`).join('\n') : written.join(' ')
  const notes = [...numbers.values()].map(
    ({ number, quote }) => `[^${number}]: [${escapeMarkdown(quote)}](<${textFragment(page.address, quote)}>)`,
  )
  const title = `# ${escapeMarkdown(page.title || page.address)}`
  const parts = [title, `<${safeAddress(page.address)}>`, body]
  if (notes.length > 0) parts.push(`## ${escapeMarkdown(sourcesTitle)}`, notes.join('\n'))
  return parts.join('\n\n') + '\n'
}

/** Text that Markdown reads as itself: CommonMark lets any of its signs be escaped (section 2.4). */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&^$]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

/** No sign that ends an address in angle brackets or begins another line. */
function safeAddress(address: string): string {
  return address.replace(/[<>\s\\]/g, (sign) => encodeURIComponent(sign))
}

/** An address that browsers open at these words (WICG URL Fragment Text Directives); a long quotation by its ends. */
export function textFragment(address: string, quote: string): string {
  const words = quote.trim().split(/\s+/)
  const ends = words.length > 12 ? [words.slice(0, 5), words.slice(-5)] : [words]
  // A comma and a hyphen have meanings of their own there.
  const directive = ends
    .map((part) =>
      encodeURIComponent(part.join(' '))
        .replaceAll('-', '%2D')
        .replace(/[!'()*]/g, percent),
    )
    .join(',')
  return `${safeAddress(address.split('#')[0]!)}#:~:text=${directive}`
}

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
