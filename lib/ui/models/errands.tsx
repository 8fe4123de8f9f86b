/** Check and repair, look for updates: what concerns everything in the store, with its answer beside the button. */
import type { ErrorData } from '../../messaging/errors'
import { counted } from '../counted'
import { errorSentence } from '../error-sentence'
import { namesInRow } from '../in-a-row'
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
      <div role="status" class="soft">
        {[...checkNews(check), ...updateNews(updates)].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
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

function checkNews(check: ModelsState['check']['value']): string[] {
  if (check.name === 'running') return [words('store.checking')]
  if (check.name !== 'done') return []
  const { good, badModels, orphans } = check.answer
  const isNothing = good === 0 && badModels.length === 0
  const news = [isNothing ? words('store.nothingToCheck') : counted('store.checked', good)]
  if (badModels.length > 0) news.push(words('store.bad', { names: namesInRow(badModels.map(modelName)) }))
  else if (good > 0) news.push(words('store.noneBad'))
  if (orphans > 0) news.push(counted('store.orphans', orphans))
  return news
}

function updateNews(updates: ModelsState['updates']['value']): string[] {
  if (updates.name === 'running') return [words('store.lookingForUpdates')]
  if (updates.name !== 'done') return []
  const newer = updates.answer.length
  return [newer === 0 ? words('store.upToDate') : counted('store.newer', newer)]
}
