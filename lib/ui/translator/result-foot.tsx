/** Under the translation: what is going on, what went wrong, what can be done with it. */
import type { ErrorData } from '../../messaging/errors'
import { errorSentence } from '../error-sentence'
import { modelName } from '../model-name'
import { notKeptWords } from '../not-kept-words'
import { OfferView } from '../offer/offer-view'
import { SpokenProgress } from '../spoken-progress'
import { words } from '../words'
import { isUnderWay } from './phase'
import { phaseWords } from './phase-words'
import type { Translator } from './translator'

export function ResultFoot({ translator, wide }: { translator: Translator; wide: boolean }) {
  const phase = translator.phase.value
  const offer = translator.offer.value
  if (phase.name === 'failed' && offer)
    return <OfferView offer={offer} choose={() => translator.chooseModel()} />
  if (phase.name === 'failed') return <Failure translator={translator} error={phase.error} />
  const count = translator.output.count.value
  const refusal = translator.refusal.value
  const line = phaseWords(phase, count, wide)
  return (
    <div class="foot">
      {refusal && (
        <p class="refusal" role="alert" data-code={refusal.code}>
          {errorSentence(refusal, modelName).text}
        </p>
      )}
      {/* A count that goes up with every sentence is for the eye; the sentences themselves are read aloud. */}
      <p class="soft">{line}</p>
      <SpokenProgress stage={phase.name} line={phase.name === 'running' ? '' : line} />
      {phase.name === 'done' && phase.notKept && (
        <p role="status" data-part="not-kept">
          {notKeptWords(phase.notKept)}
        </p>
      )}
      {/* In the popup the engine's card has the bar. */}
      {wide && phase.name === 'loading' && (
        <progress class="line-progress" value={phase.loadedBytes} max={phase.totalBytes} aria-hidden="true" />
      )}
      {count > 0 && !isUnderWay(phase) && <CopyButton translator={translator} />}
    </div>
  )
}

function Failure({ translator, error }: { translator: Translator; error: ErrorData }) {
  const { text, canRetry } = errorSentence(error, modelName)
  return (
    <div class="failure" role="alert" data-part="error" data-code={error.code}>
      <p>{text}</p>
      {canRetry && (
        <button type="button" class="quiet" onClick={() => void translator.translate()}>
          {words('translate.tryAgain')}
        </button>
      )}
    </div>
  )
}

const CopyButton = ({ translator }: { translator: Translator }) => (
  <button type="button" class="quiet" onClick={() => void translator.copy()}>
    {translator.copied.value ? words('translate.copied') : words('translate.copy')}
  </button>
)
