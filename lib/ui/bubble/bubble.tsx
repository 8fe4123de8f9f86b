/** The bubble's view: languages on top, the text, one line about it below. Draws `state`, holds no logic. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { directionOf } from '../../text/languages'
import { errorSentence } from '../error-sentence'
import { languageName } from '../format'
import { OfferView } from '../offer/offer-view'
import { words } from '../words'
import { CloseButton } from './close-button'
import { ArrowIcon, CheckIcon, CopyIcon } from './icons'
import { LanguagePicker } from './language-picker'
import type { BubbleState, Phase } from './state'
import { statusLine } from './status-line'
import { textFlow } from './text-flow'

interface BubbleProps {
  state: BubbleState
  copy: (text: string) => Promise<boolean>
  close: () => void
}

export function Bubble({ state, copy, close }: BubbleProps) {
  const text = useRef<HTMLDivElement>(null)
  const spoken = useRef<HTMLDivElement>(null)
  const targetSelect = useRef<HTMLSelectElement>(null)
  const { phase, source, target, hasText, busy, languages } = state

  useLayoutEffect(() => {
    if (text.current && spoken.current) state.attach(textFlow(text.current, spoken.current))
  }, [state])

  const status = statusLine(phase.value, source.value, target.value)
  const chooseTarget = () => {
    targetSelect.current?.focus()
    // Refused where the browser sees no gesture of the reader's; the focus is there all the same.
    try {
      targetSelect.current?.showPicker()
    } catch {}
  }

  return (
    <div
      class="bubble surface"
      role="dialog"
      aria-label={words('bubble.label')}
      tabIndex={-1}
      lang={words('locale')}
      dir={directionOf(words('locale'))}
      data-phase={phase.value.name}
    >
      <header>
        <LanguagePicker
          part="source"
          label={words('bubble.from')}
          value={source.value}
          empty={words(phase.value.name === 'failed' ? 'bubble.unknownLanguage' : 'bubble.detecting')}
          offered={languages.sources}
          onChange={(tag) => void state.setSource(tag)}
        />
        <ArrowIcon />
        <LanguagePicker
          part="target"
          label={words('bubble.into')}
          value={target.value}
          empty={words('bubble.detecting')}
          offered={languages.targets}
          onChange={(tag) => void state.setTarget(tag)}
          selectRef={targetSelect}
        />
        <CopyButton state={state} copy={copy} />
        <CloseButton close={close} />
      </header>
      <div class="body">
        <div
          class="text"
          data-part="translation"
          ref={text}
          data-busy={busy.value}
          data-empty={!hasText.value}
        />
        <Remark state={state} chooseTarget={chooseTarget} close={close} />
      </div>
      <footer data-empty={!status && !offersAction(phase.value)}>
        <span class="status" role="status" data-part="foot">
          {status}
        </span>
        <Action state={state} />
      </footer>
      <div class="spoken" ref={spoken} aria-live="polite" />
    </div>
  )
}

interface RemarkProps {
  state: BubbleState
  chooseTarget: () => void
  close: () => void
}

/** What there is to say instead of a translation, or below the part that came. */
function Remark({ state, chooseTarget, close }: RemarkProps) {
  const phase = state.phase.value
  if (phase.name === 'missing') {
    const { source, target } = phase.offer
    return (
      <div class="remark">
        {/* There is nothing else in the bubble: not now is not at all. */}
        <OfferView
          offer={{ ...phase.offer, decline: close }}
          choose={() => state.openModels(source, target)}
        />
      </div>
    )
  }
  if (phase.name === 'same' && state.target.value) {
    return (
      <div class="remark" role="status" data-part="remark">
        <p>{words('bubble.sameLanguage', { language: languageName(state.target.value) })}</p>
        <button type="button" class="link" onClick={chooseTarget}>
          {words('bubble.otherLanguage')}
        </button>
      </div>
    )
  }
  if (phase.name !== 'failed') return null
  return (
    <div class="remark" role="alert" data-part="error" data-code={phase.error.code}>
      <p>{errorSentence(phase.error).text}</p>
    </div>
  )
}

/** The one thing to do about the state of things. */
function Action({ state }: { state: BubbleState }) {
  const phase = state.phase.value
  if (state.busy.value)
    return <TextButton action="stop" label={words('bubble.stop')} onClick={() => state.stop()} />
  if (phase.name === 'stopped')
    return <TextButton action="again" label={words('bubble.goOn')} onClick={() => void state.again()} />
  if (!offersAction(phase)) return null
  return <TextButton action="again" label={words('bubble.tryAgain')} onClick={() => void state.again()} />
}

/** Where the foot's line is empty: whether there is still something to press in it. */
function offersAction(phase: Phase): boolean {
  return phase.name === 'failed' && errorSentence(phase.error).canRetry
}

function TextButton({ action, label, onClick }: { action: string; label: string; onClick: () => void }) {
  return (
    <button type="button" class="action" data-action={action} onClick={onClick}>
      {label}
    </button>
  )
}

const COPIED_FOR_MS = 2000

function CopyButton({ state, copy }: { state: BubbleState; copy: (text: string) => Promise<boolean> }) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none')
  useEffect(() => {
    if (outcome === 'none') return
    const timer = setTimeout(() => setOutcome('none'), COPIED_FOR_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  const label = words(outcome === 'copied' ? 'bubble.copied' : 'bubble.copy')
  const press = async () => {
    setOutcome((await copy(state.translation())) ? 'copied' : 'refused')
  }
  return (
    <>
      <span class={outcome === 'refused' ? 'refused' : 'spoken'} role="status">
        {outcome === 'refused' && words('bubble.copyRefused')}
        {outcome === 'copied' && label}
      </span>
      <button
        type="button"
        class="tool"
        data-action="copy"
        aria-label={label}
        title={label}
        disabled={!state.hasText.value}
        onClick={() => void press()}
      >
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      </button>
    </>
  )
}
