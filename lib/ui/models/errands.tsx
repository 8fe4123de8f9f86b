/** Check and repair, look for updates: what concerns everything in the store, with its answer beside the button. */
import type { ErrorData } from '../../messaging/errors'
import type { CheckReport } from '../../messaging/models-contract'
import { counted } from '../counted'
import { errorSentence } from '../error-sentence'
import { modelName } from '../model-name'
import { words } from '../words'
import type { ModelsState } from './models-state'

export function Errands({ state }: { state: ModelsState }) {
  const check = state.check.value
  const updates = state.updates.value
  const isChecking = check.name === 'running'
  return (
    <div class="errands">
      <p class="actions">
        <button type="button" onClick={() => (isChecking ? state.stopCheck() : void state.runCheck())}>
          {isChecking ? words('store.stop') : words('store.check')}
        </button>
        <button
          type="button"
          aria-disabled={updates.name === 'running'}
          onClick={() => updates.name !== 'running' && void state.lookForUpdates()}
        >
          {words('store.updates')}
        </button>
      </p>
      <p role="status" class="soft">
        {isChecking && words('store.checking')}
        {check.name === 'done' && checkWords(check.answer)}
        {updates.name === 'running' && words('store.lookingForUpdates')}
        {updates.name === 'done' &&
          (updates.answer.length === 0
            ? words('store.upToDate')
            : counted('store.newer', updates.answer.length))}
      </p>
      {check.name === 'failed' && <Failure error={check.error} />}
      {updates.name === 'failed' && <Failure error={updates.error} />}
      {state.preferError.value && <Failure error={state.preferError.value} />}
    </div>
  )
}

export const Failure = ({ error }: { error: ErrorData }) => (
  <p class="failure" role="alert" data-part="error" data-code={error.code}>
    {errorSentence(error, modelName).what}
  </p>
)

function checkWords({ good, badModels, orphans }: CheckReport): string {
  const parts = [
    good === 0 && badModels.length === 0 ? words('store.nothingToCheck') : counted('store.checked', good),
    badModels.length > 0
      ? words('store.bad', { names: badModels.map(modelName).join(', ') })
      : good > 0 && words('store.noneBad'),
    orphans > 0 && counted('store.orphans', orphans),
  ]
  return parts.filter(Boolean).join(' ')
}
