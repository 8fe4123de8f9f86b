/** Where a model runs: by measuring, or on the rung that the reader names; beside it what was found out about each. */
import type { Rung } from '../../messaging/contract'
import type { KnownModel } from '../../models/overview'
import { rungWords } from '../rung-words'
import { words } from '../words'
import { possibleRungs, rungId } from './rung-choice'
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
  const rungs = possibleRungs(known, threads)
  // One that was chosen earlier may not be possible any more; it is shown all the same.
  const offered =
    chosen && !rungs.some((rung) => rungId(rung) === rungId(chosen)) ? [chosen, ...rungs] : rungs
  return (
    <div class="runs-on">
      <label class="field-line">
        <span>{words('models.runsOn')}</span>
        <select
          value={chosen ? rungId(chosen) : ''}
          onChange={(event) => {
            const { value } = event.currentTarget
            choose(offered.find((rung) => rungId(rung) === value) ?? null)
          }}
        >
          <option value="">{words('models.automatic')}</option>
          {offered.map((rung) => (
            <option key={rungId(rung)} value={rungId(rung)}>
              {rung.device === 'wasm' ? `${rungWords(rung)} (${rung.dtype})` : rungWords(rung)}
            </option>
          ))}
        </select>
      </label>
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
