/**
 * What one bubble knows and can do. No DOM: the view draws it, tests drive it with a fake engine.
 *
 *   open ─► starting ─► loading ─► running ─► done
 *              │           │          ├─ stop ─► stopped ─► again
 *              │           │          └─ error ─► failed ──► again
 *              ├─ same language ─► same         every change of a language aborts the run and starts anew
 *              ├─ language unknown ─► failed
 *              └─ no model ─► missing ─ download ─► starting     the view makes the offer, as long as it is missing
 *
 * Lifetime: one run at a time, each with its own AbortController; a run that is no longer the current one writes nothing.
 * What came stays, whatever ends the run. Finished sentences go to the flow as they come and are never held in a signal:
 * a text of 100 000 characters is appended to, not drawn again.
 */
import { computed, signal } from '@preact/signals'
import type { Engine, LanguageTag, NotKept, TranslateEvent, TranslateRequest } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { Models } from '../../messaging/models-contract'
import { type Detector, detectLanguage, sameLanguage } from '../../text/language'
import { type LanguageOffer, closestLanguage } from '../../text/languages'
import { plainText } from '../../text/plain-text'

export type Phase =
  /** Nothing has come from the engine yet. */
  | { name: 'starting' }
  | { name: 'loading'; loadedBytes: number; totalBytes: number }
  | { name: 'running' }
  | { name: 'done'; elapsedMs: number; pivot: LanguageTag | undefined; notKept: NotKept[] | undefined }
  | { name: 'stopped' }
  /** The text is in the target language. */
  | { name: 'same' }
  /** There is no model for the pair yet. */
  | { name: 'missing'; source: LanguageTag; target: LanguageTag }
  | { name: 'failed'; error: ErrorData }

/** Where the translation is written, piece by piece. */
export interface Flow {
  clear(language: LanguageTag): void
  append(sentence: string): void
  /** The sentence in progress, whole; the next `append` takes its place. */
  partial(text: string): void
}

export interface BubbleInput {
  text: string
  declaredLanguage: string | null
  /** The reader has written it, or somebody for the reader: it may be in either language. */
  isWritten: boolean
  engine: Engine
  models: Pick<Models, 'offer' | 'download' | 'pause' | 'cancel' | 'keepWord'>
  detector: Detector
  languages: LanguageOffer
  readTarget: () => Promise<LanguageTag>
  rememberTarget: (target: LanguageTag) => Promise<void>
  /** Opens the models of a pair to choose from, elsewhere. */
  openModels: (source: LanguageTag, target: LanguageTag) => Promise<void>
}

export type BubbleState = ReturnType<typeof bubbleState>

export function bubbleState({ engine, models, detector, languages, ...input }: BubbleInput) {
  let text = plainText(input.text)
  const phase = signal<Phase>({ name: 'starting' })
  const source = signal<LanguageTag | null>(null)
  const target = signal<LanguageTag | null>(null)
  const hasText = signal(false)
  /** What was refused, beside a translation that stays as it is. */
  const refusal = signal<ErrorData | null>(null)
  const busy = computed(() => ['starting', 'loading', 'running'].includes(phase.value.name))

  let flow: Flow | null = null
  let sentences: string[] = []
  let unfinished = ''
  let run = new AbortController()
  let opened = false

  const clear = () => {
    sentences = []
    unfinished = ''
    hasText.value = false
    refusal.value = null
    if (target.value) flow?.clear(target.value)
  }

  /** Sets nothing that is set already: a view that draws itself anew for every token is felt. */
  const running = () => {
    if (phase.value.name !== 'running') phase.value = { name: 'running' }
    hasText.value = true
  }

  const take = (event: TranslateEvent) => {
    switch (event.type) {
      case 'loading':
        phase.value = { name: 'loading', loadedBytes: event.loadedBytes, totalBytes: event.totalBytes }
        break
      case 'partial':
        unfinished = event.text
        flow?.partial(event.text)
        running()
        break
      case 'sentence':
        unfinished = ''
        sentences.push(event.text)
        flow?.append(event.text)
        running()
        break
      case 'restart':
        clear()
        phase.value = { name: 'starting' }
        break
      case 'finished':
        phase.value = {
          name: 'done',
          elapsedMs: event.figures.elapsedMs,
          pivot: event.pivot,
          notKept: event.notKept,
        }
        break
    }
  }

  /** Begins anew with the languages as they are. */
  const translate = async (): Promise<void> => {
    const pair = { source: source.value, target: target.value }
    // Not open yet: `open` comes by here with what the reader chose in the meantime.
    if (!opened || !pair.target) return
    run.abort()
    const mine = (run = new AbortController())
    clear()
    if (!pair.source)
      return void (phase.value = { name: 'failed', error: { code: 'language-unknown', values: {} } })
    if (sameLanguage(pair.source, pair.target)) return void (phase.value = { name: 'same' })
    phase.value = { name: 'starting' }
    const languages = { source: pair.source, target: pair.target }
    const request: TranslateRequest = {
      texts: [text],
      ...languages,
      model: 'auto',
      priority: 'selection',
      forHistory: true,
    }
    try {
      for await (const event of engine.translate(request, mine.signal)) {
        if (mine.signal.aborted) return
        take(event)
      }
    } catch (error) {
      if (!mine.signal.aborted) phase.value = failure(error, languages)
    }
  }

  /** Everything that came, the sentence in progress too. */
  const translation = (): string => (sentences.join('') + unfinished).trim()

  return {
    text: (): string => text,
    engine,
    models,
    phase,
    refusal,
    source,
    target,
    languages,
    hasText,
    busy,

    /** Where text goes from now on; what came before it is handed over first. */
    attach(to: Flow): void {
      flow = to
      if (target.value) flow.clear(target.value)
      for (const sentence of sentences) flow.append(sentence)
      if (unfinished) flow.partial(unfinished)
    },
    async open(): Promise<void> {
      const opening = run
      try {
        const remembered = await input.readTarget()
        const own = input.isWritten ? remembered : null
        const detected = await detectLanguage(text, input.declaredLanguage, detector, own)
        source.value ??= detected && closestLanguage(detected, languages.sources)
        target.value ??= closestLanguage(remembered, languages.targets)
        opened = true
        // Closed or stopped in the meantime.
        if (!opening.signal.aborted) await translate()
      } catch (error) {
        phase.value = { name: 'failed', error: toErrorData(error) }
      }
    },
    setSource(tag: LanguageTag): Promise<void> {
      source.value = tag
      return translate()
    },
    setTarget(tag: LanguageTag): Promise<void> {
      target.value = tag
      // A setting that cannot be stored (the extension was updated) is no reason not to translate.
      input.rememberTarget(tag).catch(() => {})
      return translate()
    },
    /** The translation becomes the text. For this bubble only: the language to read in stays what it was. */
    swap(): Promise<void> {
      text = plainText(translation())
      ;[source.value, target.value] = [target.value, source.value]
      return translate()
    },
    again: translate,
    /** Something else than the translation went wrong, which stays. */
    refuse(error: ErrorData): void {
      refusal.value = error
    },
    fail(error: unknown): void {
      phase.value = { name: 'failed', error: toErrorData(error) }
    },
    stop(): void {
      run.abort()
      if (busy.value) phase.value = { name: 'stopped' }
    },
    close(): void {
      run.abort()
    },
    openModels(source: LanguageTag, target: LanguageTag): void {
      input.openModels(source, target).catch(this.fail)
    },
    translation,
  }
}

function failure(thrown: unknown, pair: { source: LanguageTag; target: LanguageTag }): Phase {
  const error = toErrorData(thrown)
  return error.code === 'no-model' ? { name: 'missing', ...pair } : { name: 'failed', error }
}
