/**
 * One translation of a page from one language into another.
 *
 *   walks, in slices ─► unit flow ─► schedule ─► work: engine ─► flush ─► display
 *        ▲                 ▲
 *        │                 └── what the page changed: gone, back, stale (watch)
 *        └── new places (watch), shadow roots that come late
 *
 * Lifetime: from `openSession` to `restore`, which is synchronous and leaves nothing behind. Failure: what concerns one unit leaves it
 * alone; what concerns all stops the schedule and is told in the state, and what is translated stays.
 */
import type { Engine } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { Detector } from '../../text/language'
import { type PageSchedule, scheduleForPage } from '../schedule/page-schedule'
import { TRANSLATED_ATTRIBUTES } from '../units/attributes'
import { collectUnits } from '../units/collect-units'
import type { CollectOptions, UnitSink } from '../units/collector'
import { documentOfNode, viewOf } from '../units/safe-dom'
import { createUnitIndex } from '../watch/unit-index'
import { type PageChanges, watchChanges } from '../watch/watch-changes'
import { createBesides } from '../write/beside'
import { createFlush } from '../write/flush'
import { createLedger } from '../write/ledger'
import { restorePage } from '../write/restore'
import { createWeakNodes } from '../write/weak-nodes'
import { adoptedWords } from './adopted-words'
import type { Coverage, Mode, Paragraph, Theme } from './contract'
import { coverageOf } from './coverage'
import { createDisplay } from './display'
import { knownTexts } from './known-texts'
import { Languages, pageLanguage } from './languages'
import { lateShadows } from './late-shadows'
import { type LeftAlone, leftAlone } from './left-alone'
import type { StateStore } from './page-state'
import { paragraphOf } from './paragraph'
import { sliceRunner } from './slices'
import { isSurface } from './surfaces'
import { unitFlow } from './unit-flow'
import { type UnitResult, unitStates } from './unit-state'
import { type UnitWork, unitWork } from './unit-work'

export interface SessionWorld {
  engine: Engine
  detector: Detector
  shadowRootOf: CollectOptions['shadowRootOf']
  /** Names a translation beside its original, for those who hear the page. */
  label: string
}

export interface Session {
  setMode(mode: Mode): void
  setTheme(theme: Theme): void
  translateAgain(terms: readonly string[]): void
  stop(): void
  walked: Promise<void>
  resume(): void
  restore(): void
  paragraphAt(node: Node): Paragraph | null
  documents: Iterable<Document>
  coverage(): Coverage
  skipped(): ReturnType<LeftAlone['places']>
  /** The page's own words of a text node, whatever stands there. */
  sourceOf(node: Text): string
}

/** By so much text the page's language can be told, before the walk has ended. */
const ENOUGH_UNITS = 200

export function openSession(document: Document, world: SessionWorld, store: StateStore): Session {
  const window = document.defaultView!
  const end = new AbortController()
  const { target, mode } = store.now()
  const ledger = createLedger()
  const besides = createBesides()
  const index = createUnitIndex()
  const states = unitStates()
  const alone = leftAlone()
  const roots = createWeakNodes<Document | ShadowRoot>()
  const documents = createWeakNodes<Document>()
  const slices = sliceRunner(end.signal)
  const display = createDisplay({ ledger, besides, states, target, label: world.label })
  display.mode = mode

  let work: UnitWork | null = null
  let isDeciding = false
  const schedule: PageSchedule = scheduleForPage<UnitResult>({
    document,
    work: (unit, priority, signal) => work!.run(unit, priority, signal),
    done: (unit, result, isFar) => flow.done(unit, result, isFar),
    failed: (unit) => flow.leave(unit, 'failed'),
    stopped: fail,
    changed: tell,
  })
  const flush = createFlush(window, {
    onWritten: () => quietly(display.label),
    onScrolled: schedule.scrolledByUs,
    onFlushed: tell,
  })
  const walkAgain = (node: Node) => void walk(node, true)
  const quietly = (change: () => void) => watch.quietly(change)
  const kept = { ledger, index, states, alone }
  const flow = unitFlow({ ...kept, display, flush, schedule, quietly, walk: walkAgain })
  const adopted = adoptedWords({ ledger, index, quietly, walk: walkAgain })
  const isPaused = () => document.hidden || store.now().phase === 'stopped'
  const shadows = lateShadows(world.shadowRootOf, addLateRoot, isPaused, end.signal)
  const watch = watchChanges(window, {
    ledger,
    index,
    attributeNames: new Set(TRANSLATED_ATTRIBUTES),
    isOurs: (node) => besides.isOwn(node) || isSurface(node),
    sweep: besides.sweep,
    onChanges: changed,
    onOursChanged: besides.repair,
    onFrameLoaded,
  })

  const isOurs = (element: Element) => isSurface(element) || besides.isOurs(element)
  const { shadowRootOf } = world
  const options = { shadowRootOf, isOurs, attributeOf: ledger.sourceOfAttribute, overridePage: true }
  const sink: UnitSink = {
    unit(unit) {
      flow.found(unit)
      if (flow.held.length >= ENOUGH_UNITS) void decide()
    },
    skipped: alone.add,
    shadowRoot: addRoot,
    document: addRoot,
    mayGetShadow: shadows.add,
  }

  function addRoot(root: Document | ShadowRoot): void {
    roots.add(root)
    if (root.nodeType === Node.DOCUMENT_NODE) documents.add(root as Document)
    watch.add(root)
    schedule.addRoot(root)
  }

  /** What was in it before is in no window any more, though its nodes hang together still. */
  function onFrameLoaded(frame: Element): void {
    for (const unit of index.all()) if (!viewOf(documentOfNode(unit.container)!)) flow.letGo(unit)
    walkAgain(frame)
  }

  function addLateRoot(root: ShadowRoot): void {
    addRoot(root)
    walkAgain(root)
  }

  async function walk(start: Node, isUrgent: boolean): Promise<void> {
    await slices.run(collectUnits(start, sink, options), isUrgent)
    tell()
  }

  /** Finds the page's language, and lets go what was found so far. */
  async function decide(): Promise<void> {
    if (work || isDeciding) return
    isDeciding = true
    const declared = ledger.sourceOfAttribute(document.documentElement, 'lang')
    const page = store.now().source ?? (await pageLanguage(flow.held, declared, world.detector))
    if (end.signal.aborted) return
    if (page === null) return fail({ code: 'language-unknown', values: {} })
    work = unitWork({
      engine: world.engine,
      languages: new Languages({ page, declared, target }, world.detector),
      target,
      known: knownTexts(),
      onLoading: (loading) => store.change({ loading }),
    })
    store.change({ source: page })
    flow.begin(work)
    tell()
  }

  function changed(changes: PageChanges): void {
    for (const text of changes.adopted) adopted.add(text)
    for (const unit of changes.stale) flow.forget(unit)
    for (const unit of changes.gone) flow.letGo(unit)
    for (const unit of changes.returned) flow.returned(unit)
    for (const element of changes.languages) for (const unit of index.unitsIn(element)) flow.forget(unit)
    for (const node of changes.restless) alone.add({ node: node as Element, reason: 'restless', length: 0 })
    for (const node of [...changes.walk, ...changes.attributes, ...changes.languages]) walkAgain(node)
    for (const host of changes.hosts) shadows.add(host)
    shadows.look()
    tell()
  }

  function tell(): void {
    if (end.signal.aborted) return
    const { done, total } = schedule.counts
    store.change({ done, total })
    const { phase } = store.now()
    if (phase === 'stopped' || phase === 'failed' || !work) return
    const isIdle = slices.isIdle() && schedule.isNearDone && flush.size() === 0
    store.change({ phase: isIdle ? 'watching' : 'translating' })
  }

  function fail(error: ErrorData): void {
    store.change({ phase: 'failed', error, loading: null })
  }

  addRoot(document)
  const walked = walk(document, false)
    .then(decide)
    .catch((error: unknown) => fail(toErrorData(error)))

  return {
    walked,
    setMode(mode) {
      display.mode = mode
      adopted.readAgain()
      for (const unit of index.all()) if (states.of(unit).result) flow.show(unit)
    },
    setTheme(theme) {
      display.theme = theme
      besides.setTheme(theme)
    },
    translateAgain: flow.again,
    stop() {
      schedule.stop()
      store.change({ phase: 'stopped', loading: null })
    },
    resume() {
      store.change({ phase: work ? 'translating' : 'starting', error: null })
      schedule.resume()
      isDeciding = false
      void decide()
      tell()
    },
    restore() {
      end.abort()
      schedule.dispose()
      flush.stop()
      restorePage({ watch, besides, ledger, roots })
    },
    paragraphAt(node) {
      const unit = index.ofText(node as Text) ?? besides.unitAt(node)
      const forgetText = (of: typeof unit & object) => work?.forget(of)
      const besideParts = (of: typeof unit & object) => besides.of(of)?.parts ?? null
      const needs = { states, display, schedule, alone, quietly, show: flow.show, forgetText, besideParts }
      return unit && paragraphOf(unit, needs)
    },
    documents,
    coverage: () => coverageOf(index.all(), states, alone),
    skipped: alone.places,
    sourceOf: ledger.sourceOf,
  }
}
