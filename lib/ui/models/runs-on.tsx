/** Where a model runs, and beside it what was found out about each place. */
import type { Rung } from '../../messaging/contract'
import type { KnownModel } from '../../models/overview'
import { words } from '../words'
import { RungSelect } from './rung-select'
import { VerdictList } from './verdict-list'

interface Props {
  known: KnownModel
  threads: number
  /** Null: by measuring. */
  chosen: Rung | null
  choose(rung: Rung | null): void
  forget(): void
}

export function RunsOn({ known, threads, chosen, choose, forget }: Props) {
  return (
    <div class="runs-on">
      <RungSelect
        known={known}
        label={words('models.runsOn')}
        threads={threads}
        chosen={chosen}
        choose={choose}
      />
      {known.verdicts.length === 0 ? (
        <p class="soft">{words('models.notMeasured')}</p>
      ) : (
        <>
          <VerdictList verdicts={known.verdicts} />
          <p>
            <button type="button" class="quiet" onClick={forget}>
              {words('models.forget')}
            </button>
          </p>
        </>
      )}
    </div>
  )
}
