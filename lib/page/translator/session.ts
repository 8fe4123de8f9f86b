/**
 * One translation of a page from one language into another.
 *
 *   walks (slices) ─► found: new, known, or mixed with ours? ─► schedule ─► work ─► result ─► flush ─► display
 *        ▲                                                        ▲
 *        └── page's changes (watch), late shadow roots ───────────┘ gone, returned, stale
 *
 * Lifetime: from `openSession` to `restore`, which is synchronous and leaves nothing behind. Failure: what concerns one unit makes it
 * a skip; what concerns all stops the schedule and is told in the state, and what is translated stays.
 */
import type { Engine } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { Detector } from '../../text/language'
import { type PageSchedule, scheduleForPage } from '../schedule/page-schedule'
import { TRANSLATED_ATTRIBUTES } from '../units/attributes'
import { collectUnits } from '../units/collect-units'
import type { CollectOptions, UnitSink } from '../units/collector'
import type { Unit } from '../units/unit'
import { createUnitIndex, judgeFound } from '../watch/unit-index'
import { type PageChanges, watchChanges } from '../watch/watch-changes'
import { createBesides } from '../write/beside'
import { createFlush } from '../write/flush'
import { labelDocument } from '../write/in-place'
import { createLedger } from '../write/ledger'
import { restorePage } from '../write/restore'
import type { Coverage, Mode, Paragraph, Theme } from './contract'
import { createDisplay } from './display'
import { knownTexts } from './known-texts'
import { Languages, pageLanguage } from './languages'
import { lateShadows } from './late-shadows'
import { leftAlone } from './left-alone'
import type { StateStore } from './page-state'
import { paragraphOf } from './paragraph'
import { sliceRunner } from './slices'
import { type UnitResult, unitStates } from './unit-state'
import { type UnitWork, unitWork } from './unit-work'

export interface SessionWorld {
  engine: Engine
  detector: Detector
  shadowRootOf: CollectOptions['shadowRootOf']
  /** Names a translation beside its original, for those who hear the page. */
  label: string
  theme?: Theme
}

export interface Session {
  setMode(mode: Mode): void
  setTheme(theme: Theme): void
  stop(): void
  resume(): void
  restore(): void
  paragraphAt(node: Node): Paragraph | null
  coverage(): Coverage
  skipped(): ReturnType<ReturnType<typeof leftAlone>['places']>
}

/** By so much text the page's language can be told, if the walk takes longer than a few slices. */
const ENOUGH_CHARACTERS = 8000

export function openSession(document: Document, world: SessionWorld, store: StateStore): Session {
  const window = document.defaultView!
  const end = new AbortController()
  const { target } = store.now()
  const ledger = createLedger()
  const besides = createBesides()
  const index = createUnitIndex()
  const states = unitStates()
  const alone = leftAlone()
  const display = createDisplay({ ledger, besides, states, target, label: world.label })
  display.mode = store.now().mode
  display.theme = world.theme ?? 'plain'
  const flush = createFlush(window)
  const slices = sliceRunner(end.signal)
  const roots = new Set<Document | ShadowRoot>([document])
  let work: UnitWork | null = null
  let isStopped = false
  /** Units that were found before the language was. */
  let early: Unit[] | null = []
  let earlyCharacters = 0

  const schedule: PageSchedule = scheduleForPage<UnitResult>({
    work: (unit, priority, signal) => work!.run(unit, priority, signal),
    done: (unit, result) => {
      states.of(unit).result = result
      if (result.kind === 'skip') leave(unit, result.reason)
      show(unit)
    },
    failed: (unit) => leave(unit, 'failed'),
    stopped: (error) => fail(error),
    changed: tell,
  })
  const shadows = lateShadows(
    world.shadowRootOf,
    (root) => void walk(root, true),
    () => document.hidden || isStopped,
    end.signal,
  )
  const watch = watchChanges(window, {
    ledger,
    index,
    attributeNames: new Set(TRANSLATED_ATTRIBUTES),
    isOurs: besides.isOurs,
    onChanges: changed,
    onOursChanged: besides.repair,
    onReturn: () => schedule.resume(),
  })

  const options: CollectOptions = {
    shadowRootOf: world.shadowRootOf,
    isOurs: (element) => element.localName.startsWith('gloss-'),
    attributeOf: ledger.sourceOfAttribute,
    overridePage: true,
  }
  const sink: UnitSink = {
    unit: found,
    skipped: alone.add,
    shadowRoot: addRoot,
    document: addRoot,
    mayGetShadow: shadows.add,
  }

  function addRoot(root: Document | ShadowRoot): void {
    if (!roots.has(root)) roots.add(root)
    watch.add(root)
    schedule.addRoot(root)
  }

  async function walk(start: Node, isUrgent: boolean): Promise<void> {
    await slices.run(collectUnits(start, sink, options), isUrgent)
    tell()
  }

  function found(unit: Unit): void {
    const finding = judgeFound(unit, index, ledger)
    if (finding.kind === 'known') return
    if (finding.kind === 'mixed') {
      for (const stale of finding.stale) forget(stale)
      if (unit.kind === 'text') for (const { node } of unit.slots) ledger.restoreText(node)
      void walk(unit.container, true)
      return
    }
    index.add(unit)
    if (unit.kind === 'text') for (const { node } of unit.slots) alone.forget(node)
    if (!early) return want(unit)
    early.push(unit)
    earlyCharacters += unit.text.length
    if (earlyCharacters >= ENOUGH_CHARACTERS) void decide()
  }

  function want(unit: Unit): void {
    const recalled = work!.recall(unit)
    if (recalled) {
      // Before it is seen: what a page takes away and builds again does not flicker.
      states.of(unit).result = recalled
      display.show(unit)
    }
    schedule.add(unit)
  }

  /** Finds the language of the page, and lets go what was found so far. */
  async function decide(): Promise<void> {
    if (work || isDeciding) return
    isDeciding = true
    const declared = ledger.sourceOfAttribute(document.documentElement, 'lang')
    const page = store.now().source ?? (await pageLanguage(early ?? [], declared, world.detector))
    if (end.signal.aborted) return
    if (page === null) return fail({ code: 'language-unknown', values: {} })
    const languages = new Languages({ page, declared, target }, world.detector)
    const onLoading = (loading: { loadedBytes: number; totalBytes: number } | null) =>
      store.change({ loading })
    work = unitWork({ engine: world.engine, languages, target, known: knownTexts(), onLoading })
    store.change({ source: page })
    const waiting = early ?? []
    early = null
    for (const unit of waiting) want(unit)
    tell()
  }
  let isDeciding = false

  function show(unit: Unit): void {
    flush.add(unit.id, unit.container, () => {
      if (!display.show(unit)) void walk(unit.container, true)
      if (states.of(unit).shown === 'in-place' && !isLabelled) {
        isLabelled = true
        for (const root of roots)
          if (root.nodeType === Node.DOCUMENT_NODE) labelDocument(root as Document, target, ledger)
      }
    })
  }
  let isLabelled = false

  /** It is not translated any more, and the page's own words stand there. */
  function forget(unit: Unit): void {
    flush.cancel(unit.id)
    display.hide(unit)
    index.remove(unit)
    schedule.remove(unit)
  }

  function leave(unit: Unit, reason: Parameters<typeof alone.add>[0]['reason']): void {
    alone.add({
      node: unit.kind === 'text' ? unit.slots[0]!.node : unit.container,
      reason,
      length: unit.text.length,
    })
  }

  function changed(changes: PageChanges): void {
    for (const unit of changes.stale) forget(unit)
    for (const unit of changes.gone) {
      index.letGo(unit)
      schedule.remove(unit)
    }
    for (const unit of changes.returned) {
      index.add(unit)
      if (early) early.push(unit)
      else want(unit)
    }
    for (const node of changes.restless) alone.add({ node: node as Element, reason: 'restless', length: 0 })
    for (const node of [...changes.walk, ...changes.attributes]) void walk(node, true)
    shadows.look()
  }

  function tell(): void {
    if (end.signal.aborted) return
    const { done, total } = schedule.counts
    store.change({ done, total })
    const { phase } = store.now()
    if (isStopped || phase === 'failed' || !work) return
    const isIdle = slices.isIdle() && schedule.isNearDone
    store.change({ phase: isIdle ? 'watching' : 'translating' })
  }

  function fail(error: ErrorData): void {
    store.change({ phase: 'failed', error, loading: null })
  }

  addRoot(document)
  walk(document, false)
    .then(decide)
    .catch((error: unknown) => fail(toErrorData(error)))

  return {
    setMode(mode) {
      display.mode = mode
      for (const unit of index.all()) if (states.of(unit).result) show(unit)
    },
    setTheme(theme) {
      display.theme = theme
      besides.setTheme(theme)
    },
    stop() {
      isStopped = true
      schedule.stop()
      store.change({ phase: 'stopped', loading: null })
    },
    resume() {
      isStopped = false
      store.change({ phase: 'translating', error: null })
      schedule.resume()
      if (!work) {
        isDeciding = false
        void decide()
      }
      tell()
    },
    restore() {
      end.abort()
      schedule.dispose()
      flush.stop()
      restorePage({ watch, besides, ledger, roots })
    },
    paragraphAt: (node) => {
      const unit = index.ofText(node as Text)
      return (
        unit &&
        paragraphOf(unit, { states, display, schedule, alone, show, forgetText: (it) => work?.forget(it) })
      )
    },
    coverage() {
      let characters = 0
      let translated = 0
      for (const unit of index.all()) {
        characters += unit.text.length
        if (states.of(unit).shown !== 'original') translated += unit.text.length
      }
      return { characters, translated, skipped: alone.counts() }
    },
    skipped: () => alone.places(),
  }
}
