/** One line below the translation: where it stands, and what can be done with it. */
import { errorSentence } from '../error-sentence'
import { languageName } from '../format'
import type { Speak } from '../speech/speak'
import { SpeakButton } from '../speech/speak-button'
import { words } from '../words'
import type { BubbleState, Phase } from './state'
import { statusLine } from './status-line'

interface FootProps {
  state: BubbleState
  speak: Speak
  /** Only where the selection stands in an editor. */
  replace: (() => void) | null
}

export function Foot({ state, speak, replace }: FootProps) {
  const phase = state.phase.value
  const source = state.source.value
  const status = statusLine(phase, source, state.target.value)
  return (
    <footer data-empty={!status && !offersAction(phase)}>
      <span class="status" role="status" data-part="foot">
        {status}
      </span>
      {phase.name === 'done' && source && (
        <SpeakButton
          class="action speak"
          language={source}
          label={words('speech.originalIn', { language: languageName(source) })}
          isReady
          text={state.text}
          speak={speak}
          refuse={state.refuse}
        >
          {languageName(source)}
        </SpeakButton>
      )}
      <Action state={state} />
      {phase.name === 'done' && replace && (
        <button
          type="button"
          class="action"
          data-action="replace"
          title={words('bubble.replaceWhy')}
          aria-keyshortcuts="Enter"
          onClick={replace}
        >
          {words('bubble.replace')} <span aria-hidden="true">⏎</span>
        </button>
      )}
    </footer>
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
