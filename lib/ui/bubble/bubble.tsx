/** The bubble's view: languages on top, the text, one line about it below. Draws `state`, holds no logic. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { directionOf } from '../../text/languages'
import type { Speak } from '../speech/speak'
import { SpeakButton } from '../speech/speak-button'
import { words } from '../words'
import { CloseButton } from './close-button'
import { CopyButton } from './copy-button'
import { Foot } from './foot'
import { SwapIcon } from './icons'
import { InContext } from './in-context'
import { KeepWord } from './keep-word'
import { LanguagePicker } from './language-picker'
import { Remark } from './remark'
import type { BubbleState } from './state'
import { textFlow } from './text-flow'
import type { BubbleTools } from './tools'
import type { ShowWordCard } from './word-card/show-word-card'

export interface BubbleProps {
  state: BubbleState
  /** The selection, where it is text on the page that nobody writes in. */
  range: Range | null
  tools: () => Promise<BubbleTools>
  wordCard: () => Promise<ShowWordCard>
  copy: (text: string) => Promise<boolean>
  /** Puts the translation in the place of the selection; null where nothing can be written there. `key`: what was pressed for it. */
  replace: ((key?: string) => Promise<void>) | null
  /** Goes on to write what is selected in another language; null where nothing can be written there. */
  write: (() => void) | null
  close: () => void
}

export function Bubble(props: BubbleProps) {
  const { state, tools, copy, replace, close } = props
  const text = useRef<HTMLDivElement>(null)
  const spoken = useRef<HTMLDivElement>(null)
  const targetSelect = useRef<HTMLSelectElement>(null)
  const { phase, source, target, hasText, busy, languages } = state

  useLayoutEffect(() => {
    if (text.current && spoken.current) state.attach(textFlow(text.current, spoken.current))
  }, [state])

  const speak: Speak = async (...said) => (await tools()).speak(...said)
  const chooseTarget = () => {
    targetSelect.current?.focus()
    // Refused where the browser sees no gesture of the reader's; the focus is there all the same.
    try {
      targetSelect.current?.showPicker()
    } catch {}
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat || event.isComposing) return
    if (!replace || phase.value.name !== 'done') return
    const control = (event.target as Element).closest<HTMLElement>('button, select')
    if (control && control.dataset['action'] !== 'replace') return
    event.preventDefault()
    void replace('Enter')
  }
  const isWhole = hasText.value && !busy.value

  return (
    <div
      class="bubble surface"
      role="dialog"
      aria-label={words('bubble.label')}
      tabIndex={-1}
      lang={words('locale')}
      dir={directionOf(words('locale'))}
      data-phase={phase.value.name}
      onKeyDown={onKeyDown}
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
        <button
          type="button"
          class="tool swap"
          data-action="swap"
          aria-label={words('bubble.swap')}
          title={words('bubble.swap')}
          disabled={!isWhole}
          onClick={() => void state.swap()}
        >
          <SwapIcon />
        </button>
        <LanguagePicker
          part="target"
          label={words('bubble.into')}
          value={target.value}
          empty={words('bubble.detecting')}
          offered={languages.targets}
          onChange={(tag) => void state.setTarget(tag)}
          selectRef={targetSelect}
        />
        <span class="space" />
        <CopyButton isReady={hasText.value} copy={() => copy(state.translation())} />
        <SpeakButton
          language={target.value}
          label={words('speech.translation')}
          isReady={isWhole}
          text={state.translation}
          speak={speak}
          refuse={state.refuse}
        />
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
        <Remark {...props} chooseTarget={chooseTarget} />
        {props.range && <KeepWord {...props} />}
        {phase.value.name === 'done' && props.range && <InContext {...props} />}
      </div>
      <Foot state={state} speak={speak} replace={replace && (() => void replace())} />
      <div class="spoken" ref={spoken} aria-live="polite" />
    </div>
  )
}
