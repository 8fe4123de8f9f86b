/** What came, as text for the clipboard and as a Markdown file. */
import type { PassageSpan } from '../../messaging/reading-contract'
import { type ExportedSentence, exportMarkdown } from '../../text/export-markdown'
import { inlineText, parseInline } from '../../text/safe-markdown'
import { words } from '../words'
import { type Exchange, answerText } from './conversation'
import { type Source, quoteIn } from './source'
import type { ShownSummary } from './summary-state'

type File = [name: string, text: string]

const plain = (text: string) => inlineText(parseInline(text))

export function summaryText({ kind, sentences }: ShownSummary): string {
  const texts = sentences.map(({ text }) => plain(text))
  return kind === 'key-points' ? texts.map((text) => `• ${text}`).join('\n') : texts.join(' ')
}

export function summaryMarkdown(source: Source, { kind, sentences }: ShownSummary): File {
  const told = sentences.map(({ text, citations }) => ({ text: plain(text), spans: citations }))
  return file(source, source.title, told, kind === 'key-points' ? 'list' : 'paragraph')
}

/** The answer, else what the page says, where it does not seem to say that with these words first. */
export function exchangeText(exchange: Exchange): string {
  const answer = plain(answerText(exchange))
  const lines = answer ? [answer] : toldIn(exchange).map(({ text }) => text)
  return [exchange.question, ...lines].join('\n')
}

export function exchangeMarkdown(source: Source, exchange: Exchange): File {
  return file(source, exchange.question, toldIn(exchange), exchange.written ? 'paragraph' : 'list')
}

interface Told {
  text: string
  spans: readonly PassageSpan[]
}

function toldIn({ written, answer, evidence }: Exchange): Told[] {
  const spanOf = (number: number) => evidence.find((one) => one.number === number)?.span
  if (written)
    return written.sentences.map(({ text, evidence: numbers }) => ({
      text: plain(text),
      spans: numbers.map(spanOf).filter((span) => span !== undefined),
    }))
  if (answer) return [{ text: answer.translation ?? answer.text, spans: [answer.span] }]
  const near = evidence.map(({ text, translation, span }) => ({ text: translation ?? text, spans: [span] }))
  return answer === null ? [{ text: words('sidePanel.notSaid'), spans: [] }, ...near] : near
}

/** A citation of the export is a sentence; a place inside of one stands for itself. */
function file(source: Source, title: string, told: readonly Told[], form: 'list' | 'paragraph'): File {
  const spans = new Map<string, PassageSpan>()
  const sentences: ExportedSentence[] = told.map(({ text, spans: cited }) => ({
    text,
    citations: cited.map((span) => {
      const passage = `${span.passage}:${span.start}-${span.end}`
      spans.set(passage, span)
      return { passage, sentence: span.sentence }
    }),
  }))
  const text = exportMarkdown(
    { title, address: source.address },
    sentences,
    form,
    ({ passage }) => quoteIn(source.passages, spans.get(passage)!),
    words('sidePanel.sources'),
  )
  return [fileName(title), text]
}

/** Letters and digits of any script; what no file system takes falls away. */
function fileName(title: string): string {
  const name = title
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${name || 'gloss'}.md`
}
