/**
 * One page under translation, in the top frame: the translator, and the surfaces that stand on it.
 *
 *   PageCommand ─► translator ─ onChange ─┬─► report    to the background, when its button or its memory of the tab changes
 *     bar ───────────►                    ├─► watchers  the open popup, every step
 *     inspector                           └─► restored: bar and inspector go, nothing is kept
 *
 * Lifetime: from the injection to the end of the document. After an update of the extension the orphan retires: it puts the
 * page back and says nothing more. A document that comes back from the browser's memory tells where it stands.
 */
import type { PageCommand, PageOrder, PageReport } from '../../messaging/page-contract'
import type { OriginalWords } from '../../page/original-words'
import { watchPointed } from '../../page/pointed-element'
import type { PageTranslator } from '../../page/translator/contract'
import { isInTarget } from '../in-target'
import type { BarNeeds } from './bar-state'
import { translateParagraph } from './one-paragraph'
import type { OpenInspector } from './open-inspector'
import type { OpenBar } from './open-page-bar'
import type { ReadingAids, ReadingOptions } from './reading-aids'
import { reportKey } from './report-key'
import type { Surfaces } from './surfaces'

export interface PageWorld extends BarNeeds {
  createTranslator(order: PageOrder): PageTranslator
  /** What draws the bar and the inspector, once it is on the page. */
  surfaces(): Promise<Surfaces>
  reading: ReadingOptions
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
  let inspector: OpenInspector | null = null
  let aids: ReadingAids | null = null
  let isHelping = false
  /** Said at once; what shows it may still have to come. */
  let isInspecting = false
  let reported = ''
  /** The reader has closed the bar, or what runs was not asked for and has nothing to show yet. */
  let isBarWanted = false

  function report(): PageReport {
    const coverage = translator?.coverage()
    return {
      state: translator?.state() ?? null,
      coverage: coverage ? { characters: coverage.characters, translated: coverage.translated } : null,
      isInspecting,
    }
  }

  function tellAll(): void {
    const key = reportKey(translator?.state() ?? null)
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
    const unlisten = mine.onChange((state) => {
      if (mine !== translator) return
      // Before the bar draws: an orphan has no words any more.
      if (!world.isConnected()) return retire()
      if (state.phase === 'restored') {
        unlisten()
        end()
      } else if (state.error?.code === 'extension-gone') return retire()
      else if (isBarWanted) void showBar().catch(() => {})
      if (state.done > 0) void helpReading().catch(() => {})
      tellAll()
    })
  }

  function end(): void {
    translator = null
    bar?.close()
    inspector?.close()
    aids?.end()
    bar = null
    inspector = null
    aids = null
    isHelping = false
    isInspecting = false
  }

  function change(order: PageOrder, running: PageTranslator): void {
    const { mode, source, target, phase } = running.state()
    if (mode !== order.mode) running.setMode(order.mode)
    const isOther = target !== order.target || (order.source !== null && order.source !== source)
    if (isOther)
      running.setLanguages({ target: order.target, ...(order.source !== null && { source: order.source }) })
    else if (phase === 'stopped' || phase === 'failed') running.resume()
  }

  /** As soon as there is something to read. */
  async function helpReading(): Promise<void> {
    const mine = translator
    if (!mine || isHelping) return
    isHelping = true
    const { createReadingAids } = await world.surfaces()
    if (mine === translator) aids = createReadingAids(window.document, mine, world.reading)
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

  async function inspect(): Promise<void> {
    const mine = translator
    if (!mine) return
    isInspecting = !isInspecting
    tellAll()
    inspector?.close()
    inspector = null
    if (!isInspecting) return
    const { openInspector } = await world.surfaces()
    if (!isInspecting || inspector || mine !== translator) return
    inspector = openInspector(window.document, mine, () => {
      inspector = null
      isInspecting = false
      tellAll()
    })
  }

  function translate(order: PageOrder & { isAutomatic: boolean }): void {
    isAsked = !order.isAutomatic
    isBarWanted = true
    if (translator) change(order, translator)
    else begin(order)
    void showBar().catch(() => {})
    tellAll()
  }

  function paragraph(order: PageOrder): void {
    const place = pointed.find()
    if (!place) return
    if (!translator) {
      isBarWanted = false
      begin(order)
      translator!.stop()
    }
    void translateParagraph(translator!, place)
    tellAll()
  }

  function retire(): void {
    if (life.signal.aborted) return
    life.abort()
    watchers.clear()
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
          paragraph(command)
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
          void inspect().catch(() => {})
          break
        case 'ask':
        case 'frame':
          break
      }
      return report()
    },
    watch(listener) {
      watchers.add(listener)
      listener(report())
      return () => void watchers.delete(listener)
    },
    isConnected: () => !life.signal.aborted && world.isConnected(),
    retire,
    originalOf: (node) => (translator ? translator.sourceOf(node) : node.data),
    sourceLanguage: () => translator?.state().source ?? null,
  }
}
