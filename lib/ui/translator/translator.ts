/**
 * Text in, translation out: the state behind the field of the popup and of the translate page.
 *
 *   edit → (detects while you type)      translate → starting → loading → running → done
 *                                                        └────────┴─────────┴─► stopped | failed | already
 *
 * One run at a time: a new one ends the one before. A choice of language repeats the run, since its result is void.
 */
import { type ReadonlySignal, type Signal, computed, signal } from '@preact/signals'
import type { Engine, LanguageTag, TranslateEvent, TranslateRequest } from '../../messaging/contract'
import { type ErrorData, GlossError, toErrorData } from '../../messaging/errors'
import { sameLanguage } from '../../text/language'
import { plainText } from '../../text/plain-text'
import { type OfferNeeds, type OfferState, createOffer } from '../offer/offer-state'
import { type Output, createOutput } from './output'
import { type Phase, isUnderWay } from './phase'

export interface TranslatorNeeds {
  engine: Pick<Engine, 'translate'>
  detect(text: string): Promise<LanguageTag | null>
  target: ReadonlySignal<LanguageTag>
  /** Changes `target` at once, and remembers it. */
  chooseTarget(target: LanguageTag): void
  /** The same for now: a text the other way round is no wish to read in its language. */
  lendTarget(target: LanguageTag): void
  copy(text: string): Promise<void>
  /** What is translated is still being written: it is not for the history. */
  isDraft?: boolean
  /** Offers what a pair needs, where it is missing. */
  models: OfferNeeds['models']
  /** Opens the models of a pair, to choose from. */
  choose(source: LanguageTag, target: LanguageTag): void
  /** Absent: whichever serves the pair. */
  model?: string
  /** Nothing of it is remembered, nothing looked up. */
  isPrivate?: boolean
}

export interface Translator {
  text: ReadonlySignal<string>
  target: ReadonlySignal<LanguageTag>
  /** What the reader chose; null leaves it to the detector. */
  chosenSource: ReadonlySignal<LanguageTag | null>
  detectedSource: ReadonlySignal<LanguageTag | null>
  phase: ReadonlySignal<Phase>
  /** Stands in the place of a failure for which a model is missing. */
  offer: ReadonlySignal<OfferState | null>
  output: Output
  /** There is something to translate. */
  isReady: ReadonlySignal<boolean>
  copied: ReadonlySignal<boolean>
  /** The translation is whole, and of the text as it stands now. */
  isCurrent: ReadonlySignal<boolean>
  /** What was refused, beside a translation that stays as it is. */
  refusal: ReadonlySignal<ErrorData | null>
  edit(text: string): void
  chooseSource(source: LanguageTag | null): void
  chooseTarget(target: LanguageTag): void
  translate(): Promise<void>
  /** The translation becomes the text, its language the source. */
  swap(): void
  refuse(error: ErrorData): void
  stop(): void
  copy(): Promise<void>
  /** Opens the models of the pair that is offered. */
  chooseModel(): void
}

const DETECT_AFTER_MS = 250
const COPIED_FOR_MS = 2000

export function createTranslator(needs: TranslatorNeeds): Translator {
  const text = signal('')
  const chosenSource = signal<LanguageTag | null>(null)
  const detectedSource = signal<LanguageTag | null>(null)
  const phase: Signal<Phase> = signal({ name: 'empty' })
  const copied = signal(false)
  const offer = signal<OfferState | null>(null)
  const output = createOutput()
  const refusal = signal<ErrorData | null>(null)
  /** Of what was translated last: its language, and it. */
  const source = signal<LanguageTag | null>(null)
  const asked = signal('')
  const isCurrent = computed(() => phase.value.name === 'done' && asked.value === plainText(text.value))
  const isReady = computed(() => plainText(text.value) !== '')
  let current = new AbortController()
  let detection: ReturnType<typeof setTimeout> | undefined

  /** The verdict on a text that has changed meanwhile is of no use. */
  async function detect(of: string): Promise<LanguageTag | null> {
    const language = await needs.detect(of)
    if (plainText(text.value) === of) detectedSource.value = language
    return language
  }

  function edit(changed: string): void {
    text.value = changed
    clearTimeout(detection)
    const now = plainText(changed)
    if (now === '') detectedSource.value = null
    else detection = setTimeout(() => void detect(now), DETECT_AFTER_MS)
  }

  async function translate(): Promise<void> {
    const wanted = plainText(text.value)
    if (wanted === '') return
    current.abort()
    current = new AbortController()
    const { signal: ended } = current
    asked.value = wanted
    const target = needs.target.value
    output.clear()
    offer.value?.close()
    offer.value = null
    refusal.value = null
    phase.value = { name: 'starting' }
    try {
      const from = chosenSource.value ?? (await detect(wanted))
      if (ended.aborted) return
      source.value = from
      if (!from) throw new GlossError('language-unknown', {})
      if (sameLanguage(from, target)) {
        phase.value = { name: 'already', language: target }
        return
      }
      const request: TranslateRequest = {
        texts: [wanted],
        source: from,
        target,
        model: needs.model ?? 'auto',
        priority: 'selection',
        ...(!needs.isDraft && { forHistory: true }),
        ...(needs.isPrivate && { isPrivate: true }),
      }
      for await (const event of needs.engine.translate(request, ended)) {
        if (ended.aborted) return
        take(event, { source: from, target })
      }
    } catch (error) {
      if (ended.aborted) return
      output.begin('')
      const data = toErrorData(error)
      if (data.code === 'no-model') makeOffer(data.values)
      phase.value = data.code === 'cancelled' ? { name: 'stopped' } : { name: 'failed', error: data }
    }
  }

  /** What was asked for goes on by itself once its model is here. */
  function makeOffer({ source, target }: { source: LanguageTag; target: LanguageTag }): void {
    const made = createOffer({ models: needs.models, source, target, onReady: () => void translate() })
    offer.value = made
    void made.ask()
  }

  function take(event: TranslateEvent, pair: { source: LanguageTag; target: LanguageTag }): void {
    switch (event.type) {
      case 'loading':
        phase.value = {
          name: 'loading',
          ...pair,
          loadedBytes: event.loadedBytes,
          totalBytes: event.totalBytes,
        }
        return
      case 'partial':
        phase.value = { name: 'running' }
        return output.begin(event.text)
      case 'sentence':
        phase.value = { name: 'running' }
        return output.append(event.text)
      case 'restart':
        phase.value = { name: 'starting' }
        return output.clear()
      case 'finished':
        phase.value = {
          name: 'done',
          ...(event.rung && { rung: event.rung }),
          ...(event.pivot && { pivot: event.pivot }),
          ...(event.notKept && { notKept: event.notKept }),
          elapsedMs: event.figures.elapsedMs,
          repaired: event.figures.repaired,
        }
    }
  }

  function stop(): void {
    if (!isUnderWay(phase.value)) return
    current.abort()
    output.begin('')
    phase.value = { name: 'stopped' }
  }

  function swap(): void {
    if (!isCurrent.value || !source.value) return
    const translation = output.text()
    chosenSource.value = needs.target.value
    needs.lendTarget(source.value)
    edit(translation)
    void translate()
  }

  const repeat = () => (phase.value.name === 'empty' ? undefined : void translate())

  return {
    text,
    target: needs.target,
    chosenSource,
    detectedSource,
    phase,
    output,
    isReady,
    copied,
    offer,
    isCurrent,
    refusal,
    edit,
    translate,
    swap,
    refuse: (error) => {
      refusal.value = error
    },
    stop,
    chooseSource: (source) => {
      chosenSource.value = source
      repeat()
    },
    chooseTarget: (target) => {
      needs.chooseTarget(target)
      repeat()
    },
    chooseModel: () => {
      const made = offer.value
      if (made) needs.choose(made.source, made.target)
    },
    copy: async () => {
      await needs.copy(output.text())
      copied.value = true
      setTimeout(() => (copied.value = false), COPIED_FOR_MS)
    },
  }
}
