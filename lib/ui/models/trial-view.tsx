/** A test as it goes: the rung that is loading, a line for each that was tested, what came out. Output is text, never markup. */
import { errorSentence } from '../error-sentence'
import { byteSize, duration } from '../format'
import { factsInRow } from '../in-a-row'
import { modelName } from '../model-name'
import { rungWords } from '../rung-words'
import { SpokenProgress } from '../spoken-progress'
import { words } from '../words'
import type { Trial } from './trial-state'
import { VerdictList } from './verdict-list'

export function TrialView({ trial }: { trial: Trial }) {
  const { phase, verdicts, output, error } = trial
  if (phase === 'idle' && verdicts.length === 0 && !output) return null
  const line = trialLine(trial)
  return (
    <div class="trial" aria-busy={phase === 'running'}>
      <VerdictList verdicts={verdicts} />
      <p class="soft">{line}</p>
      <SpokenProgress stage={stageOf(trial)} line={line} />
      {error && (
        <p class="failure" role="alert" data-part="error" data-code={error.code}>
          {errorSentence(error, modelName).what}
        </p>
      )}
      {output && (
        <figure class="output">
          <figcaption class="soft">
            {factsInRow(words('trial.output'), rungWords(output.rung), duration(output.elapsedMs))}
          </figcaption>
          <p dir="auto" data-part="output">
            {output.text}
          </p>
        </figure>
      )}
    </div>
  )
}

/** One rung is loaded and tested after the other. */
function stageOf({ phase, loading, verdicts }: Trial): string {
  const rung = loading && !isWhole(loading) ? rungWords(loading.rung) : ''
  return [phase, verdicts.length, rung].join()
}

function trialLine({ phase, loading }: Trial): string {
  if (phase === 'done') return words('trial.done')
  if (phase === 'idle') return words('trial.stopped')
  if (phase === 'failed') return ''
  if (!loading || isWhole(loading)) return words('trial.running')
  return words('trial.loading', {
    rung: rungWords(loading.rung),
    loaded: byteSize(loading.loadedBytes),
    total: byteSize(loading.totalBytes),
  })
}

const isWhole = ({ loadedBytes, totalBytes }: NonNullable<Trial['loading']>) => loadedBytes >= totalBytes
