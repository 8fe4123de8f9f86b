/** Everything about models: storage on top, what there is as a table, the reader's own below. */
import { errorSentence } from '../error-sentence'
import { Setting } from '../options/setting'
import { words } from '../words'
import { MODELS } from './entries'
import { Errands } from './errands'
import { FilterBar } from './filter-bar'
import type { ModelsState } from './models-state'
import { ModelsTable } from './models-table'
import type { OwnState } from './own-state'
import { OwnView } from './own-view'
import { StorageBar } from './storage-bar'

export function ModelsPage({ state, own }: { state: ModelsState; own: OwnState }) {
  const error = state.overviewError.value
  return (
    <div class="models-page">
      {error && (
        <p class="failure" role="alert" data-part="error" data-code={error.code}>
          {errorSentence(error).what}
        </p>
      )}
      <section class="storage" aria-label={words('store.title')}>
        <Setting of={MODELS.storage}>
          <StorageBar state={state} />
        </Setting>
        <Setting of={MODELS.errands}>
          <Errands state={state} />
        </Setting>
      </section>
      <OwnView own={own} state={state} />
      <FilterBar state={state} />
      <ModelsTable state={state} />
    </div>
  )
}
