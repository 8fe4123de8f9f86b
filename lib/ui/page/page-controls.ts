/**
 * One page under translation, in the top frame: the translator, and the surfaces that stand on it.
 *
 *   PageCommand ─► translator ─ onChange ─┬─► report    to the background, when its button or its memory of the tab changes
 *     bar ───────────►                    ├─► watchers  the open popup, every step
 *     inspector                           └─► restored: bar and inspector go, nothing is kept
 *
 * Frames of the same origin are the translator's; those of other sites have their own (`frame-controls`) and follow what is reported.
 *
 * Lifetime: from the injection to the end of the document. After an update of the extension the orphan retires: it puts the
 * page back and says nothing more. A document that comes back from the browser's memory tells where it stands.
 */
import type { FrameReport, PageCommand, PageOrder, PageReport } from '../../messaging/page-contract'
import type { OriginalWords } from '../../page/original-words'
import { watchPointed } from '../../page/pointed-element'
import type { PageTranslator } from '../../page/translator/contract'
import { eachDocument } from '../../page/translator/each-document'
import { isInTarget } from '../in-target'
import { allFrames } from './all-frames'
import type { BarNeeds } from './bar-state'
import { coverageOf } from './coverage-of'
import { inspection } from './inspection'
import { translateParagraph } from './one-paragraph'
import type { OpenBar } from './open-page-bar'
import { type ReadingHelp, type ReadingWorld, readingHelp } from './reading-help'
import { reportKey } from './report-key'

export interface PageWorld extends BarNeeds, ReadingWorld {
  createTranslator(order: PageOrder): PageTranslator
  /** What frames of other sites say of themselves. */
  readFrames(): Promise<FrameReport[]>
  /** Whether the reader wants the bar. */
  readPageBar(): Promise<boolean>
  report(report: PageReport): void
  /** False once the extension was updated or removed under the page. */
  isConnected(): boolean
}

export interface PageControls extends OriginalWords {
  tell(command: PageCommand): PageReport
  /** Returns the way to stop listening. */
  watch(listener: (report: PageReport) => void): () => void
  isConnected(): boolean
  /** The page as it was, and silence. */
  retire(): void
}

export function pageControls(window: Window, world: PageWorld): PageControls {
  const watchers = new Set<(report: PageReport) => void>()
  const life = new AbortController()
  const pointed = watchPointed(window.document, life.signal)
  let translator: PageTranslator | null = null
  let bar: OpenBar | null = null
  let help: ReadingHelp | null = null
  let reported = ''
  /** The reader has closed the bar, or what runs was not asked for and has nothing to show yet. */
  let isBarWanted = false
  const frames = allFrames(
    window,
    () => world.readFrames(),
    () => translator?.coverage().skipped['foreign-frame'] !== undefined,
  )
  let unwatchFrames: (() => void) | null = null
  const inspected = inspection(async (onClose) => {
    const { openInspector } = await world.surfaces()
    if (!translator) throw new Error('nothing is translated here any more')
    return openInspector(window.document, translator, { frames, hasLegend: true, onClose })
  }, tellAll)

  function report(): PageReport {
    return {
      state: translator?.state() ?? null,
      coverage: translator && coverageOf(frames.coverage(translator.coverage())),
      isInspecting: inspected.isOn(),
    }
  }

  function tellAll(): void {
    if (life.signal.aborted) return
    const key = reportKey(translator?.state() ?? null, inspected.isOn())
    if (watchers.size === 0 && key === reported) return
    const now = report()
    for (const listener of watchers) listener(now)
    if (key === reported) return
    reported = key
    world.report(now)
  }

  function begin(order: PageOrder): void {
    const mine = world.createTranslator(order)
    translator = mine
    help = readingHelp(window.document, mine, world)
    const unlistenDocuments = eachDocument(mine, pointed.listen)
    const unlisten = mine.onChange((state) => {
      if (mine !== translator) return
      // Before the bar draws: an orphan has no words any more.
      if (!world.isConnected()) return retire()
      if (state.phase === 'restored') {
        unlisten()
        unlistenDocuments()
        end()
      } else if (state.error?.code === 'extension-gone') return retire()
      else if (isBarWanted) void showBar().catch(() => {})
      tellAll()
    })
  }

  function end(): void {
    translator = null
    bar?.close()
    help?.end()
    bar = null
    help = null
    inspected.turn(false)
  }

  function change(order: PageOrder, running: PageTranslator): void {
    const { mode, source, target, phase } = running.state()
    if (mode !== order.mode) running.setMode(order.mode)
    const isOther = target !== order.target || (order.source !== null && order.source !== source)
    if (isOther)
      running.setLanguages({ target: order.target, ...(order.source !== null && { source: order.source }) })
    else if (phase === 'stopped' || phase === 'failed') running.resume()
  }

  /** A page that nobody asked about is not told that there is nothing to translate in it. */
  let isAsked = true
  async function showBar(): Promise<void> {
    const mine = translator
    if (!mine || bar?.isOpen()) return
    const state = mine.state()
    if (!isAsked && (state.phase === 'failed' || state.total === 0 || isInTarget(state))) return
    // A failure that was asked for is said, whether or not there is a bar otherwise.
    const mayShow = (isAsked && state.phase === 'failed') || (await world.readPageBar().catch(() => true))
    if (!mayShow) return
    const { openPageBar } = await world.surfaces()
    if (mine !== translator || bar?.isOpen() || !isBarWanted) return
    bar = openPageBar(window.document, mine, { ...world, onClose: () => (isBarWanted = false) })
  }

  function translate(order: PageOrder & { isAutomatic: boolean }): void {
    isAsked = !order.isAutomatic
    isBarWanted = true
    if (translator) change(order, translator)
    else begin(order)
    void showBar().catch(() => {})
    tellAll()
  }

  /** @param isElsewhere in a frame of another site, which has found it: here is what puts all of it back */
  function paragraph(order: PageOrder, isElsewhere: boolean): void {
    const place = isElsewhere ? null : pointed.find()
    if (!place && !isElsewhere) return
    if (!translator) {
      isBarWanted = false
      begin(order)
      translator!.stop()
    }
    if (place) void translateParagraph(translator!, place)
    tellAll()
  }

  function retire(): void {
    if (life.signal.aborted) return
    life.abort()
    watchers.clear()
    unwatchFrames?.()
    const mine = translator
    end()
    mine?.restore()
  }

  window.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!world.isConnected()) return retire()
      if (!persisted || !translator) return
      reported = ''
      tellAll()
    },
    { signal: life.signal },
  )
  window.document.addEventListener(
    'visibilitychange',
    () => {
      if (!world.isConnected()) retire()
    },
    { signal: life.signal },
  )

  return {
    tell(command) {
      if (life.signal.aborted) return { state: null, coverage: null, isInspecting: false }
      switch (command.do) {
        case 'translate':
          translate(command)
          break
        case 'paragraph':
          paragraph(command, command.isElsewhere)
          break
        case 'mode':
          translator?.setMode(command.mode)
          break
        case 'stop':
          translator?.stop()
          break
        case 'resume':
          translator?.resume()
          break
        case 'restore':
          translator?.restore()
          break
        case 'terms':
          translator?.translateAgain(command.terms)
          break
        case 'inspect':
          if (translator) inspected.turn(!inspected.isOn())
          break
        case 'alt':
          help?.takeAlt(command.news)
          break
        case 'ask':
        case 'frame':
          break
      }
      return report()
    },
    watch(listener) {
      watchers.add(listener)
      unwatchFrames ??= frames.watch(tellAll)
      listener(report())
      return () => {
        watchers.delete(listener)
        if (watchers.size > 0) return
        unwatchFrames?.()
        unwatchFrames = null
      }
    },
    isConnected: () => !life.signal.aborted && world.isConnected(),
    retire,
    originalOf: (node) => (translator ? translator.sourceOf(node) : node.data),
    sourceLanguage: () => translator?.state().source ?? null,
  }
}
