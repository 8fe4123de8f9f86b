/** One model in the popup: size, build, where it ran and how well, and how to be rid of it. */
import type { KnownModel } from '../../models/overview'
import { byteSize } from '../format'
import { factsInRow, namesInRow } from '../in-a-row'
import { Confirm } from '../models/confirm'
import { modelBytes, modelStatus } from '../models/model-status'
import type { ModelsState } from '../models/models-state'
import { Action } from '../models/row-actions'
import { dtypesHere } from '../models/rung-choice'
import { StatusLine } from '../models/status-line'
import { verdictBrief } from '../models/verdict-words'
import { words } from '../words'

export function ModelItem({ known, state }: { known: KnownModel; state: ModelsState }) {
  const { entry, verdicts } = known
  const { id, name } = entry
  const one = state.model(id)
  const status = modelStatus(known, state.told(id).value)
  const isWhole = status.name === 'here' || status.name === 'shipped'
  const size = byteSize(modelBytes(known) ?? 0)
  return (
    <li data-model={id} data-status={status.name}>
      <span>{name}</span>
      <span class="figure">{size}</span>
      {isWhole ? (
        <span class="soft">{factsInRow(namesInRow(dtypesHere(known)), ...verdicts.map(verdictBrief))}</span>
      ) : (
        <StatusLine status={status} name={name} isPinned={false} hasNewer={false} />
      )}
      {status.name !== 'shipped' && (
        <span class="item-actions">
          {status.name === 'running' && (
            <Action label={words('download.pause')} name={name} press={one.pause} />
          )}
          {(status.name === 'paused' || status.name === 'failed') && (
            <Action label={words('download.resume')} name={name} press={() => one.fetch()} />
          )}
          {isWhole || status.name === 'damaged' ? (
            <Confirm
              label={words('models.delete')}
              name={name}
              question={words('models.deleteSure', { size })}
              confirmed={() => void one.remove()}
            />
          ) : (
            <Action label={words('download.cancel')} name={name} press={one.cancel} />
          )}
        </span>
      )}
    </li>
  )
}
