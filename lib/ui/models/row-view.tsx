/** One model of the table, and its details when they are open. It draws itself again only for what concerns it. */
import type { KnownModel } from '../../models/overview'
import { byteSize } from '../format'
import { words } from '../words'
import { modelBytes, modelStatus } from './model-status'
import { languagesWords, taskName } from './model-words'
import type { ModelsState } from './models-state'
import { RowActions } from './row-actions'
import { RowDetails } from './row-details'
import { StatusLine } from './status-line'

interface Props {
  known: KnownModel
  state: ModelsState
}

export const COLUMNS = 6

export function RowView({ known, state }: Props) {
  const { entry, stored } = known
  const { id, name } = entry
  const one = state.model(id)
  const status = modelStatus(known, state.told(id).value)
  const isOpen = state.opened.value.has(id)
  const preferences = state.overview.value?.preferences
  const detailsId = `details-${id}`
  const toggle = () => state.open(id, !isOpen)
  return (
    <>
      <tr role="row" class="row" data-model={id} data-status={status.name} data-open={isOpen}>
        <th scope="row" role="rowheader">
          <button
            type="button"
            class="row-name"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            onClick={toggle}
          >
            {name}
          </button>
          <span class="soft">{entry.publisher}</span>
        </th>
        <td role="cell" data-label={words('models.task')}>
          {taskName(entry.task)}
        </td>
        <td role="cell" data-label={words('models.languages')}>
          {languagesWords(entry)}
        </td>
        <td role="cell" data-label={words('models.size')} class="figure">
          <Size bytes={modelBytes(known)} />
        </td>
        <td role="cell" data-label={words('models.licence')} class="licence-cell">
          <Licence known={known} />
        </td>
        <td role="cell" data-label={words('models.status')} class="status-cell">
          <StatusLine
            status={status}
            name={name}
            isPinned={stored[0]?.pinned ?? false}
            hasNewer={Boolean(stored[0]?.newerCommit)}
          />
          <RowActions known={known} status={status} one={one} open={() => state.open(id, true)} />
        </td>
      </tr>
      {isOpen && (
        <tr role="row" class="details-row" id={detailsId}>
          <td role="cell" colSpan={COLUMNS}>
            <RowDetails
              known={known}
              one={one}
              threads={state.threads}
              bytesPerSecond={state.overview.value?.network?.bytesPerSecond}
              chosenRung={preferences?.rungs?.[id] ?? null}
              canExport={state.canExport}
              runOn={(rung) => void state.runOn(id, rung)}
            />
          </td>
        </tr>
      )}
    </>
  )
}

const Size = ({ bytes }: { bytes: number | null }) =>
  bytes === null ? <span class="soft">{words('models.sizeUnknown')}</span> : <>{byteSize(bytes)}</>

function Licence({ known: { entry } }: { known: KnownModel }) {
  const { licence, name, page } = entry
  const text = licence || words('models.seePage')
  if (!page) return <>{licence}</>
  return (
    <a href={page} target="_blank" rel="noreferrer" title={words('models.page', { name })}>
      {text}
    </a>
  )
}
