/** What opens under a row: what would be fetched, or what is here, where it runs, and what else can be done with it. */
import type { Rung } from '../../messaging/contract'
import type { KnownModel } from '../../models/overview'
import { Facts } from '../cards/card'
import { errorSentence } from '../error-sentence'
import { day } from '../format'
import { modelName } from '../model-name'
import { words } from '../words'
import { ListingView } from './listing-view'
import { isHere } from './model-status'
import { buildNames } from './model-words'
import type { OneModel } from './one-model'
import { Action } from './row-actions'
import { dtypesHere } from './rung-choice'
import { RunsOn } from './runs-on'
import { TrialView } from './trial-view'

interface Props {
  known: KnownModel
  one: OneModel
  threads: number
  bytesPerSecond: number | undefined
  chosenRung: Rung | null
  canExport: boolean
  runOn(rung: Rung | null): void
}

export function RowDetails({ known, one, threads, bytesPerSecond, chosenRung, canExport, runOn }: Props) {
  const { entry, stored, origin } = known
  const [used] = stored
  const error = one.error.value
  return (
    <div class="row-details">
      <ListingView one={one} name={entry.name} bytesPerSecond={bytesPerSecond} />
      <TrialView trial={one.trial.trial.value} />
      {error && (
        <p class="failure" role="alert" data-part="error" data-code={error.code}>
          {errorSentence(error, modelName).what}
        </p>
      )}
      {isHere(known) && (
        <RunsOn
          known={known}
          threads={threads}
          chosen={chosenRung}
          choose={runOn}
          forget={() => void one.forget()}
        />
      )}
      <Facts facts={facts(known)} />
      {used && origin !== 'shipped' && (
        <div class="actions">
          <label class="check">
            <input
              type="checkbox"
              checked={used.pinned}
              onChange={(event) => void one.pin(event.currentTarget.checked)}
            />
            {words('models.pin')} <span class="soft">{words('models.pinWhy')}</span>
          </label>
          {canExport ? (
            <Action label={words('models.export')} name={entry.name} press={one.export} />
          ) : (
            <p class="soft">{words('models.exportImpossible')}</p>
          )}
          {one.exported.value && (
            <p role="status">{words('models.exported', { folder: one.exported.value })}</p>
          )}
        </div>
      )}
    </div>
  )
}

function facts(known: KnownModel): [string, string][] {
  const { entry, stored } = known
  const [used] = stored
  return [
    [words('models.id'), entry.id],
    [words('models.publisher'), entry.publisher],
    ...(isHere(known) ? [[words('models.builds'), buildNames(dtypesHere(known))] as [string, string]] : []),
    ...(used
      ? ([
          [words('models.commit'), used.commit.slice(0, 10)],
          [words('models.lastUsed'), day(used.usedAtMs)],
        ] satisfies [string, string][])
      : []),
  ]
}
