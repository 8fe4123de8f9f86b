/**
 * A frame of another site: it does what its top frame does. The language is its own, since an embedded page is often in another one;
 * originals and outlines are drawn in it, and its figures stand in the legend of the top frame.
 *
 * Lifetime: from the injection to the end of the document. After an update of the extension it puts itself back.
 */
import type { AltNews, FrameReport, PageOrder, PageState } from '../../messaging/page-contract'
import { pathOf } from '../../page/frames'
import { watchPointed } from '../../page/pointed-element'
import type { PageTranslator } from '../../page/translator/contract'
import { allFrames } from './all-frames'
import { inspection } from './inspection'
import { translateParagraph } from './one-paragraph'
import { type ReadingHelp, type ReadingWorld, readingHelp } from './reading-help'

export interface FrameWorld extends ReadingWorld {
  createTranslator(order: PageOrder): PageTranslator
  /** What frames of other sites in this tab say of themselves. */
  readFrames(): Promise<FrameReport[]>
  /** The reader has closed the inspector here. */
  leaveInspector(): void
  isConnected(): boolean
}

export interface FrameControls {
  /** @param top null: the page is as its author made it */
  follow(top: PageState | null, isInspecting: boolean): void
  paragraph(order: PageOrder): void
  translateAgain(terms: string[]): void
  takeAlt(news: AltNews): void
  /** Null: nothing is translated here. */
  report(): FrameReport | null
  isConnected(): boolean
  retire(): void
}

export function frameControls(window: Window, world: FrameWorld): FrameControls {
  const { document } = window
  const life = new AbortController()
  const pointed = watchPointed(document, life.signal)
  let translator: PageTranslator | null = null
  let help: ReadingHelp | null = null
  // The scripts that draw take more than the one that translates: a frame that nobody looks into does without.
  const visited = new Promise((resolve) => {
    for (const type of ['pointerover', 'focusin'])
      window.addEventListener(type, resolve, {
        capture: true,
        passive: true,
        once: true,
        signal: life.signal,
      })
  })
  const reading = { ...world, surfaces: async () => (await visited, await world.surfaces()) }
  const frames = allFrames(
    window,
    () => world.readFrames(),
    () => translator?.coverage().skipped['foreign-frame'] !== undefined,
  )
  const inspected = inspection(
    async () => {
      const { openInspector } = await world.surfaces()
      if (!translator) throw new Error('nothing is translated here any more')
      return openInspector(document, translator, {
        frames,
        hasLegend: false,
        onClose: () => world.leaveInspector(),
      })
    },
    () => {},
  )

  function begin(order: PageOrder): PageTranslator {
    const mine = world.createTranslator(order)
    translator = mine
    help = readingHelp(document, mine, reading)
    mine.onChange(({ error }) => {
      if (mine === translator && (error?.code === 'extension-gone' || !world.isConnected())) retire()
    })
    return mine
  }

  function restore(): void {
    const mine = translator
    translator = null
    help?.end()
    help = null
    inspected.turn(false)
    mine?.restore()
  }

  function retire(): void {
    life.abort()
    restore()
  }

  function followState(running: PageTranslator, { phase, mode, target }: PageState): void {
    const now = running.state()
    if (now.mode !== mode) running.setMode(mode)
    if (now.target !== target) running.setLanguages({ target })
    if (phase === 'stopped') {
      if (now.phase !== 'stopped') running.stop()
    } else if (now.phase === 'stopped') running.resume()
  }

  return {
    follow(top, isInspecting) {
      if (life.signal.aborted) return
      if (!top || top.phase === 'restored') return restore()
      const { phase, mode, target } = top
      if (translator) followState(translator, top)
      else if (phase !== 'stopped' && phase !== 'failed') begin({ source: null, target, mode })
      inspected.turn(isInspecting && translator !== null)
    },
    paragraph(order) {
      const place = life.signal.aborted ? null : pointed.find()
      if (!place) return
      if (!translator) begin(order).stop()
      void translateParagraph(translator!, place)
    },
    translateAgain: (terms) => translator?.translateAgain(terms),
    takeAlt: (news) => help?.takeAlt(news),
    report: () => translator && { path: pathOf(window), ...translator.coverage() },
    isConnected: () => !life.signal.aborted && world.isConnected(),
    retire,
  }
}
