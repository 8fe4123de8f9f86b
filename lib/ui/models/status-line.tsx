/** Where one model stands, in words, with a bar while something comes. */
import { errorSentence } from '../error-sentence'
import { modelName } from '../model-name'
import { bytesOfTotal, progressWords } from '../offer/progress-words'
import { StatusDot, type Tone } from '../status-dot'
import { words } from '../words'
import type { ModelStatus } from './model-status'

interface Props {
  status: ModelStatus
  name: string
  isPinned: boolean
  hasNewer: boolean
}

export function StatusLine({ status, name, isPinned, hasNewer }: Props) {
  const line = statusWords(status, isPinned, hasNewer)
  const bytes = bytesOf(status)
  return (
    <div class="status-line" data-status={status.name}>
      <p>
        <StatusDot tone={TONES[status.name]} />
        {line}
      </p>
      {status.name === 'failed' && (
        <p class="soft" data-part="error" data-code={status.error.code}>
          {errorSentence(status.error, modelName).what}
        </p>
      )}
      {bytes && (
        <progress
          class="line-progress"
          aria-label={words('download.label', { name })}
          aria-valuetext={line}
          value={bytes.bytesHere}
          max={bytes.totalBytes || 1}
        />
      )}
    </div>
  )
}

const TONES: Record<ModelStatus['name'], Tone> = {
  shipped: 'good',
  here: 'good',
  absent: 'idle',
  running: 'working',
  paused: 'idle',
  failed: 'bad',
  damaged: 'bad',
}

function statusWords(status: ModelStatus, isPinned: boolean, hasNewer: boolean): string {
  switch (status.name) {
    case 'shipped':
      return words('models.shipped')
    case 'absent':
      return words('models.absent')
    case 'running':
      return progressWords(status.progress)
    case 'paused':
      return words('models.paused', { line: bytesOfTotal(status) })
    case 'failed':
      return words('models.failed', { line: bytesOfTotal(status) })
    case 'damaged':
      return words('models.damaged')
    case 'here':
      if (hasNewer) return words('models.newer')
      return isPinned ? words('models.pinned') : words('models.here')
  }
}

function bytesOf(status: ModelStatus): { bytesHere: number; totalBytes: number } | null {
  if (status.name === 'running') return status.progress ?? { bytesHere: 0, totalBytes: 0 }
  return status.name === 'paused' || status.name === 'failed' ? status : null
}
