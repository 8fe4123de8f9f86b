/** Deletes everything of Gloss on this computer, after a question in its place that says exactly what goes. */
import type { Overview } from '../../models/overview'
import { counted } from '../counted'
import { byteSize } from '../format'
import { Confirm } from '../models/confirm'
import { Failure } from '../models/errands'
import { Section } from '../options/setting'
import { words } from '../words'
import { ADVANCED } from './entries'
import type { EraseState } from './erase-state'

interface Props {
  eraser: EraseState
  overview: Overview | null
}

export function EraseSetting({ eraser, overview }: Props) {
  const phase = eraser.phase.value
  const error = eraser.error.value
  return (
    <Section of={ADVANCED.erase}>
      <ul class="goes">
        {whatGoes(overview).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p class="soft">{words('erase.stays')}</p>
      <p>
        <Confirm
          label={words('erase.start')}
          question={words('erase.sure')}
          confirmed={() => void eraser.erase()}
        />
      </p>
      {error && <Failure error={error} />}
      <p role="status">
        {phase === 'running' ? words('erase.running') : phase === 'done' && words('erase.done')}
      </p>
    </Section>
  )
}

/** All of it, by name: whoever keeps something new on this computer adds it here. */
function whatGoes(overview: Overview | null): string[] {
  const models = (overview?.models ?? []).filter(({ stored }) => stored.length > 0).length
  return [
    words('erase.settings'),
    models > 0
      ? counted('erase.models', models, { size: byteSize(overview?.bytesOnDisk ?? 0) })
      : words('erase.modelsNone'),
    words('erase.measurements'),
    words('erase.translations'),
    words('erase.history'),
    words('erase.panel'),
    words('erase.network'),
    words('erase.permission'),
  ]
}
