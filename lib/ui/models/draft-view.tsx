/** A model of the reader's own that is here to be tried: fields by its task, what comes out, then add or discard. */
import type { KnownModel } from '../../models/overview'
import { byteSize } from '../format'
import { factsInRow } from '../in-a-row'
import { words } from '../words'
import { Confirm } from './confirm'
import { Failure } from './errands'
import { type ModelStatus, modelBytes } from './model-status'
import { taskName } from './model-words'
import type { OneModel } from './one-model'
import { RowActions } from './row-actions'
import { StatusLine } from './status-line'
import { TrialView } from './trial-view'
import { TryForm } from './try-form'

interface Props {
  known: KnownModel
  one: OneModel
  status: ModelStatus
}

export function DraftView({ known, one, status }: Props) {
  const { entry } = known
  const trial = one.trial.trial.value
  const error = one.error.value
  return (
    <article class="draft" data-model={entry.id}>
      <h3>
        {entry.name}{' '}
        <span class="soft">
          {factsInRow(taskName(entry.task), entry.architecture, byteSize(modelBytes(known) ?? 0))}
        </span>
      </h3>
      {status.name === 'here' ? (
        <TryForm
          entry={entry}
          isRunning={trial.phase === 'running'}
          run={one.trial.run}
          stop={one.trial.stop}
        />
      ) : (
        <div class="draft-status">
          <StatusLine status={status} name={entry.name} isPinned={false} hasNewer={false} />
          <RowActions known={known} status={status} one={one} open={() => {}} />
        </div>
      )}
      <TrialView trial={trial} />
      {error && <Failure error={error} />}
      <p class="actions">
        {status.name === 'here' && (
          <button
            type="button"
            class={trial.output ? 'primary' : ''}
            disabled={!trial.output}
            onClick={() => void one.adopt()}
          >
            {words('own.add')}
          </button>
        )}
        <Confirm
          label={words('own.discard')}
          name={entry.name}
          question={words('models.deleteSure', { size: byteSize(modelBytes(known) ?? 0) })}
          confirmed={() => void one.remove()}
        />
      </p>
    </article>
  )
}
