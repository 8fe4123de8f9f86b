/**
 * What helps to read a translated page: the counterpart of a sentence lights up, and a card shows a paragraph's original.
 *
 *   pointer, focus ─► paragraph, sentence ─┬─► light   at once, where original and translation both stand on the page
 *                                          └─► card    after a rest, while Alt is held or if the reader has turned it on
 *
 * Nothing pops up unasked: without Alt, and unless turned on, no card. Lifetime: until the translator restores the page, or `end`.
 */
import type { ShadowRootOf } from '../../page/reading/caret-at'
import { sentenceHighlight } from '../../page/reading/highlight'
import { type Pointed, watchPoint } from '../../page/reading/point-at'
import { rangesOf, sentenceAt, type SentenceRanges } from '../../page/reading/sentence-ranges'
import { rectOf, union } from '../../page/rect'
import type { PageTranslator, Paragraph } from '../../page/translator/contract'
import { directionOf } from '../../text/languages'
import { type OpenOriginalCard, openOriginalCard, ORIGINAL_CARD_NAME } from './open-original-card'
import { watchAlt } from './watch-alt'

export interface ReadingOptions {
  shadowRootOf: ShadowRootOf
  /** Pointing is enough; else Alt has to be held. Read anew each time. */
  showsOnHover(): boolean
  /** How long the pointer rests before a card comes. */
  restMs?: number
}

export interface ReadingAids {
  /** The open card; tests look into it. */
  card(): OpenOriginalCard | null
  end(): void
}

const REST_MS = 300
/** The way from the text to the card leads over neither. */
const LEAVE_MS = 250
/** Around a line, where the pointer still is at it. */
const SLACK = 6

interface Reading {
  node: Text
  paragraph: Paragraph
  sentence: number
  by: Pointed['by']
}

export function createReadingAids(
  document: Document,
  translator: Pick<PageTranslator, 'state' | 'onChange' | 'paragraphAt'>,
  { shadowRootOf, showsOnHover, restMs = REST_MS }: ReadingOptions,
): ReadingAids {
  const window = document.defaultView!
  const life = new AbortController()
  const light = sentenceHighlight(window)
  let reading: Reading | null = null
  let card: (OpenOriginalCard & { unit: object }) | null = null
  let timer = 0

  const wait = (ms: number, then: () => void) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(then, ms)
  }
  const alt = watchAlt(window, life.signal, () => {
    if (alt.isHeld() && reading && !card) wait(restMs, show)
  })
  watchPoint(
    document,
    {
      shadowRootOf,
      isOurs: ({ localName }) => localName === ORIGINAL_CARD_NAME,
      signal: life.signal,
    },
    (pointed) => point(pointed && readingAt(translator, pointed)),
  )
  const unlisten = translator.onChange(({ phase }) => {
    if (phase === 'restored') end()
  })

  function point(next: Reading | null): void {
    const isSame =
      next?.paragraph.unit === reading?.paragraph.unit &&
      next?.sentence === reading?.sentence &&
      next?.paragraph.shown.as === reading?.paragraph.shown.as
    reading = next
    if (isSame) return
    draw()
    if (card) {
      if (next?.paragraph.unit === card.unit) {
        window.clearTimeout(timer)
        card.mark(next.sentence)
      } else wait(LEAVE_MS, leave)
    } else if (next && (showsOnHover() && next.by === 'pointer' ? isTranslated(next) : alt.isHeld()))
      wait(restMs, show)
    else window.clearTimeout(timer)
  }

  function draw(): void {
    const isLit =
      reading && (reading.paragraph.shown.as === 'beside' || card?.unit === reading.paragraph.unit)
    if (!reading || !isLit) return light.clear()
    const { page, beside } = rangesOf(reading.paragraph, reading.sentence)
    light.show([...page, ...beside])
  }

  function leave(): void {
    if (!card || reading?.paragraph.unit === card.unit) return
    if (card.isHeld()) wait(LEAVE_MS, leave)
    else card.close()
  }

  function show(): void {
    const mine = reading
    if (!mine || card || life.signal.aborted) return
    if (!alt.isHeld() && !(showsOnHover() && mine.by === 'pointer')) return
    const { sentence, node } = mine
    // As it stands now: a translation may have come, or gone, since.
    const paragraph = translator.paragraphAt(node)
    if (paragraph?.unit !== mine.paragraph.unit) return
    const opened = openOriginalCard(document, {
      paragraph,
      sentence,
      language: paragraph.unit.language ?? translator.state().source,
      anchor: () => rectOfRanges(rangesOf(paragraph, sentence)),
      rightToLeft: directionOf(translator.state().target) === 'rtl',
      takesFocus: mine.by === 'focus',
    })
    card = { ...opened, unit: paragraph.unit }
    alt.use()
    opened.closed.addEventListener('abort', () => {
      card = null
      draw()
    })
    draw()
  }

  function end(): void {
    if (life.signal.aborted) return
    life.abort()
    unlisten()
    window.clearTimeout(timer)
    card?.close()
    light.end()
  }

  return { card: () => card, end }
}

function isTranslated({ paragraph }: Reading): boolean {
  return paragraph.shown.as === 'in-place'
}

/** Null where there is no paragraph, no sentence, or the pointer is beside its lines. */
function readingAt(
  translator: Pick<PageTranslator, 'paragraphAt'>,
  { node, offset, by, at }: Pointed,
): Reading | null {
  const paragraph = translator.paragraphAt(node)
  if (!paragraph || (paragraph.sentences.length === 0 && !paragraph.isPinned)) return null
  if (paragraph.isPinned) return { node, paragraph, sentence: 0, by }
  const sentence = sentenceAt(paragraph, node, offset)
  if (sentence === null) return null
  const { page, beside } = rangesOf(paragraph, sentence)
  const isOver = !at || [...page, ...beside].some((range) => isNear(range, at))
  return isOver ? { node, paragraph, sentence, by } : null
}

function isNear(range: Range, { x, y }: { x: number; y: number }): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      left - SLACK <= x && x <= right + SLACK && top - SLACK <= y && y <= bottom + SLACK,
  )
}

function rectOfRanges({ page, beside }: SentenceRanges) {
  const rects = [...page, ...beside]
    .flatMap((range) => [...range.getClientRects()])
    .filter(({ width }) => width > 0)
  return union(rects.map(rectOf))
}
