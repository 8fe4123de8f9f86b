/** What can be done with a model as it stands. The first button stays the same element, so that the focus stays on it. */
import type { KnownModel } from '../../models/overview'
import { byteSize } from '../format'
import { words } from '../words'
import { Confirm } from './confirm'
import { type ModelStatus, modelBytes } from './model-status'
import type { OneModel } from './one-model'

interface Props {
  known: KnownModel
  status: ModelStatus
  one: OneModel
  /** Opens the details, where the answer is shown. */
  open(): void
}

export function RowActions({ known, status, one, open }: Props) {
  const { name } = known.entry
  const [used] = known.stored
  const isTesting = one.trial.trial.value.phase === 'running'
  const first = firstAction({ known, status, one, open }, isTesting)
  return (
    <div class="row-actions">
      {status.name === 'here' && used?.newerCommit && (
        <Action label={words('models.update')} name={name} press={() => one.fetch({ update: true })} />
      )}
      <Action {...first} name={name} />
      {(status.name === 'running' || status.name === 'paused' || status.name === 'failed') && (
        <Action label={words('download.cancel')} name={name} press={one.cancel} />
      )}
      {(status.name === 'here' || status.name === 'damaged') && (
        <Confirm
          label={words('models.delete')}
          name={name}
          question={words('models.deleteSure', { size: byteSize(modelBytes(known) ?? 0) })}
          confirmed={() => void one.remove()}
        />
      )}
    </div>
  )
}

function firstAction({ status, one, open }: Props, isTesting: boolean): { label: string; press(): unknown } {
  switch (status.name) {
    case 'absent':
      return { label: words('download.start'), press: () => (open(), one.ask()) }
    case 'damaged':
      return { label: words('download.start'), press: () => one.fetch() }
    case 'running':
      return { label: words('download.pause'), press: one.pause }
    case 'paused':
      return { label: words('download.resume'), press: () => one.fetch() }
    case 'failed':
      return { label: words('models.again'), press: () => one.fetch() }
    case 'here':
    case 'shipped':
      if (isTesting) return { label: words('models.stopTest'), press: one.trial.stop }
      return { label: words('models.test'), press: () => (open(), one.trial.run()) }
  }
}

export const Action = ({ label, name, press }: { label: string; name: string; press(): unknown }) => (
  <button
    type="button"
    class="quiet"
    aria-label={words('models.action', { action: label, name })}
    onClick={() => void press()}
  >
    {label}
  </button>
)
