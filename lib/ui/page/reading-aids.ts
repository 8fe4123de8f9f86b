/**
 * What helps to read a translated page: the counterpart of a sentence lights up, and a card shows a paragraph's original.
 *
 *   pointer, focus ─► paragraph, sentence ─┬─► light   at once, where original and translation both stand on the page
 *                                          └─► card    after a rest, while Alt is held or if the reader has turned it on
 *
 * Nothing pops up unasked: without Alt, and unless turned on, no card. Lifetime: until the translator restores the page, or `end`.
 */
import type { AltNews } from '../../messaging/page-contract'
import { documentsAround, intoTop } from '../../page/frames'
import type { ShadowRootOf } from '../../page/reading/caret-at'
import { sentenceHighlight } from '../../page/reading/highlight'
import { watchPoint } from '../../page/reading/point-at'
import { type PointedSentence, pointedSentence, rectOfRanges } from '../../page/reading/pointed-sentence'
import { rangesOf } from '../../page/reading/sentence-ranges'
import type { PageTranslator } from '../../page/translator/contract'
import { eachDocument } from '../../page/translator/each-document'
import { directionOf } from '../../text/languages'
import { altKey } from './alt-key'
import { type OpenOriginalCard, openOriginalCard, ORIGINAL_CARD_NAME } from './open-original-card'

export interface ReadingOptions {
  shadowRootOf: ShadowRootOf
  /** Pointing is enough; else Alt has to be held. Read anew each time. */
  showsOnHover(): boolean
  /** To the scripts in the other frames of the tab. */
  tellAlt(news: AltNews): void
  /** How long the pointer rests before a card comes. */
  restMs?: number
}

export interface ReadingAids {
  /** The open card; tests look into it. */
  card(): OpenOriginalCard | null
  /** What the script of another frame tells of its keys. */
  takeAlt(news: AltNews): void
  end(): void
}

const REST_MS = 300
/** The way from the text to the card leads over neither. */
const LEAVE_MS = 250

/** @param top The document that the card comes into: frames of its origin are in the translator's hands, and have none. */
export function createReadingAids(
  top: Document,
  translator: Pick<PageTranslator, 'state' | 'onChange' | 'paragraphAt' | 'documents'>,
  { shadowRootOf, showsOnHover, tellAlt, restMs = REST_MS }: ReadingOptions,
): ReadingAids {
  const window = top.defaultView!
  const life = new AbortController()
  const { signal } = life
  const light = sentenceHighlight()
  let reading: PointedSentence | null = null
  let card: (OpenOriginalCard & { unit: object }) | null = null
  let timer = 0

  const wait = (ms: number, then: () => void) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(then, ms)
  }
  const alt = altKey({
    signal,
    tell: tellAlt,
    onChange() {
      if (alt.isHeld() && reading && !card) wait(restMs, show)
    },
  })
  const isOurs = ({ localName }: Element) => localName === ORIGINAL_CARD_NAME
  const leaveDocuments = eachDocument(translator, (document) => {
    alt.hear(document.defaultView!)
    watchPoint(document, { shadowRootOf, isOurs, signal }, (pointed) => {
      const next = pointed && pointedSentence(translator, pointed)
      // A frame that the pointer has left knows nothing of where it is now.
      if (next || reading?.node.ownerDocument === document) point(next)
    })
  })
  const unlisten = translator.onChange(({ phase }) => {
    if (phase === 'restored') end()
  })

  function point(next: PointedSentence | null): void {
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
    if (!mine || card || signal.aborted) return
    if (!alt.isHeld() && !(showsOnHover() && mine.by === 'pointer')) return
    const { sentence, node } = mine
    const document = node.ownerDocument
    // As it stands now: a translation may have come, or gone, since.
    const paragraph = translator.paragraphAt(node)
    if (paragraph?.unit !== mine.paragraph.unit) return
    const opened = openOriginalCard(top, {
      paragraph,
      sentence,
      language: paragraph.unit.language ?? translator.state().source,
      anchor() {
        const rect = rectOfRanges(rangesOf(paragraph, sentence))
        return rect && intoTop(rect, document, top)
      },
      documents: documentsAround(document, top),
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
    if (signal.aborted) return
    life.abort()
    unlisten()
    leaveDocuments()
    window.clearTimeout(timer)
    card?.close()
    light.end()
  }

  return { card: () => card, takeAlt: alt.take, end }
}

function isTranslated({ paragraph }: PointedSentence): boolean {
  return paragraph.shown.as === 'in-place'
}
