/** The view of writing in another language: your text on top, theirs below it, and what theirs says in your language again. */
import { useEffect, useRef } from 'preact/hooks'
import { directionOf } from '../../text/languages'
import { errorSentence } from '../error-sentence'
import { languageName } from '../format'
import { notKeptWords } from '../not-kept-words'
import { OfferView } from '../offer/offer-view'
import { speak } from '../speech/speak'
import { SpeakButton } from '../speech/speak-button'
import { isUnderWay } from '../translator/phase'
import { phaseWords } from '../translator/phase-words'
import { ResultText } from '../translator/result-text'
import type { Translator } from '../translator/translator'
import { words } from '../words'
import { CloseButton } from './close-button'
import type { ComposerState } from './composer-state'
import { CopyButton } from './copy-button'
import { ArrowIcon } from './icons'
import { LanguagePicker } from './language-picker'
import { Failure } from './remark'

interface ComposerProps {
  state: ComposerState
  copy: (text: string) => Promise<boolean>
  /** `key`: what was pressed for it. */
  insert: (key?: string) => Promise<void>
  close: () => void
}

export function Composer({ state, copy, insert, close }: ComposerProps) {
  const { there, mine, theirs, languages } = state
  const { isCurrent } = there
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || event.isComposing)
      return
    event.preventDefault()
    void (isCurrent.value ? insert('Enter') : state.translate())
  }
  const phase = there.phase.value
  return (
    <div
      class="bubble surface composer"
      role="dialog"
      aria-label={words('write.label')}
      tabIndex={-1}
      lang={words('locale')}
      dir={directionOf(words('locale'))}
      data-phase={phase.name}
      onKeyDown={onKeyDown}
    >
      <header>
        <LanguagePicker
          part="source"
          label={words('bubble.from')}
          value={mine.value}
          empty=""
          offered={languages.sources}
          onChange={state.chooseMine}
        />
        <ArrowIcon />
        <LanguagePicker
          part="target"
          label={words('bubble.into')}
          value={theirs.value}
          empty={words('bubble.unknownLanguage')}
          offered={languages.targets}
          onChange={state.chooseTheirs}
        />
        <span class="space" />
        <CloseButton close={close} />
      </header>
      <div class="body">
        <textarea
          ref={field}
          aria-label={words('write.yours')}
          placeholder={words('write.placeholder')}
          dir="auto"
          spellcheck={false}
          lang={mine.value}
          rows={2}
          value={there.text}
          onInput={(event) => state.edit(event.currentTarget.value)}
        />
        <div class="theirs" data-part="translation">
          <ResultText output={there.output} target={theirs.value ?? ''} />
        </div>
        <Back state={state} />
        {phase.name === 'done' && phase.notKept && (
          <p class="remark" role="status" data-part="not-kept">
            {notKeptWords(phase.notKept)}
          </p>
        )}
        <Trouble translator={there} />
        {there.refusal.value && <Failure error={there.refusal.value} />}
      </div>
      <footer>
        <span class="status" role="status" data-part="foot">
          {phase.name === 'empty' ? words('write.empty') : phaseWords(phase, 0, false)}
        </span>
        <SpeakButton
          language={theirs.value}
          label={words('speech.translation')}
          isReady={isCurrent.value}
          text={there.output.text}
          speak={speak}
          refuse={there.refuse}
        />
        <CopyButton isReady={isCurrent.value} copy={() => copy(there.output.text())} />
        <button
          type="button"
          class="action"
          data-action="insert"
          title={words('write.insertWhy')}
          aria-keyshortcuts="Control+Enter"
          disabled={!isCurrent.value}
          onClick={() => void insert()}
        >
          {words('write.insert')}
        </button>
      </footer>
    </div>
  )
}

/** What theirs says, in the reader's own language: only as good as the way back, and said to be that. */
function Back({ state: { there, back, mine } }: { state: ComposerState }) {
  if (!there.isCurrent.value || back.phase.value.name === 'empty') return null
  return (
    <div class="back" data-part="back" data-phase={back.phase.value.name}>
      <p class="back-label" title={words('write.backWhy')}>
        {words('write.back', { language: languageName(mine.value) })}
      </p>
      {!isUnderWay(back.phase.value) || back.output.count.value > 0 ? (
        <ResultText output={back.output} target={mine.value} />
      ) : (
        <p class="back-label">{words('translate.running')}</p>
      )}
      <Trouble translator={back} />
    </div>
  )
}

/** A missing model is offered, anything else is told. */
function Trouble({ translator }: { translator: Translator }) {
  const phase = translator.phase.value
  const offer = translator.offer.value
  if (phase.name !== 'failed') return null
  if (offer) return <OfferView offer={offer} choose={() => translator.chooseModel()} />
  const { canRetry } = errorSentence(phase.error)
  return (
    <>
      <Failure error={phase.error} />
      {canRetry && (
        <button type="button" class="link" data-action="again" onClick={() => void translator.translate()}>
          {words('bubble.tryAgain')}
        </button>
      )}
    </>
  )
}
