import { SpokenProgress } from '../spoken-progress'
import { words } from '../words'
import { stepShare, stepWords } from './step-words'
import type { Step } from './summary-state'

interface Props {
  step: Step | null
  /** Something that can be read is there already: the line says that more comes. */
  isWriting: boolean
  stop(): void
}

/** What is being done, how far it is, and the way to stop it. */
export function RunningLine({ step, isWriting, stop }: Props) {
  const share = stepShare(step)
  const line = isWriting && step?.type !== 'progress' ? words('sidePanel.writing') : stepWords(step)
  return (
    <div class="running" data-part="running">
      <p>{line}</p>
      <SpokenProgress stage={stageOf(step, isWriting)} line={line} />
      <button type="button" class="quiet" data-action="stop" onClick={stop}>
        {words('sidePanel.stop')}
      </button>
      {share && <progress class="line-progress" aria-label={line} {...share} />}
    </div>
  )
}

/** What is being done, whatever its figures are. */
function stageOf(step: Step | null, isWriting: boolean): string {
  if (step?.type === 'progress') return step.step
  if (isWriting) return 'writing'
  if (!step) return 'starting'
  return step.loadedBytes < step.totalBytes ? `loading ${step.model}` : `preparing ${step.model}`
}
