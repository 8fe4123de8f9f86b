/**
 * The models as a table: what is on this computer, then what could be. On a narrow screen its cells stand under each other;
 * the roles say that it is a table all the same, since a changed `display` takes them away in some browsers.
 */
import type { ComponentChildren } from 'preact'
import type { KnownModel } from '../../models/overview'
import { counted } from '../counted'
import { languageName } from '../format'
import { words } from '../words'
import { type Filters, NO_FILTERS } from './filters'
import type { ModelsState } from './models-state'
import { COLUMNS, RowView } from './row-view'

export function ModelsTable({ state }: { state: ModelsState }) {
  const shown = state.shown.value
  if (!shown) return <p class="soft">{words('models.reading')}</p>
  const { here, elsewhere, pivot } = shown
  const { source, target } = state.filters.value
  return (
    <>
      {pivot && source && target && (
        <p class="note">
          {words('models.pivot', {
            source: languageName(source),
            target: languageName(target),
            between: languageName(pivot),
          })}
        </p>
      )}
      {here.length + elsewhere.length === 0 ? (
        <div class="nothing">
          <p>{words('models.nothingFound')}</p>
          <button type="button" onClick={() => state.filter(NO_FILTERS)}>
            {words('models.clear')}
          </button>
        </div>
      ) : (
        <table class="models-table" role="table" aria-label={words('models.table')}>
          <thead role="rowgroup">
            <tr role="row">
              <SortHead state={state} by="name">
                {words('models.model')}
              </SortHead>
              <th scope="col" role="columnheader">
                {words('models.task')}
              </th>
              <th scope="col" role="columnheader">
                {words('models.languages')}
              </th>
              <SortHead state={state} by="size">
                {words('models.size')}
              </SortHead>
              <th scope="col" role="columnheader">
                {words('models.licence')}
              </th>
              <th scope="col" role="columnheader">
                {words('models.status')}
              </th>
            </tr>
          </thead>
          <Group state={state} label={words('models.onThisComputer')} models={here} />
          <Group state={state} label={words('models.toDownload')} models={elsewhere} />
        </table>
      )}
    </>
  )
}

interface GroupProps {
  state: ModelsState
  label: string
  models: KnownModel[]
}

function Group({ state, label, models }: GroupProps) {
  if (models.length === 0) return null
  return (
    <tbody role="rowgroup">
      <tr role="row" class="group">
        <th scope="rowgroup" role="rowheader" colSpan={COLUMNS}>
          {label} <span class="soft">{counted('models.count', models.length)}</span>
        </th>
      </tr>
      {models.map((known) => (
        <RowView key={known.entry.id} known={known} state={state} />
      ))}
    </tbody>
  )
}

interface SortHeadProps {
  state: ModelsState
  by: Filters['sort']
  children: ComponentChildren
}

function SortHead({ state, by, children }: SortHeadProps) {
  const isSorted = state.filters.value.sort === by
  return (
    <th scope="col" role="columnheader" aria-sort={isSorted ? 'ascending' : 'none'} class={`by-${by}`}>
      <button type="button" class="sort" onClick={() => state.filter({ sort: by })}>
        {children}
      </button>
    </th>
  )
}
