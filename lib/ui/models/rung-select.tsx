/** Where a model is to run: by measuring, or on the rung that the reader names. */
import type { Rung } from '../../messaging/contract'
import type { KnownModel } from '../../models/overview'
import { withAside } from '../in-a-row'
import { rungWords } from '../rung-words'
import { words } from '../words'
import { possibleRungs, rungId } from './rung-choice'

interface Props {
  known: KnownModel
  label: string
  threads: number
  /** Null: by measuring. */
  chosen: Rung | null
  choose(rung: Rung | null): void
}

export function RungSelect({ known, label, threads, chosen, choose }: Props) {
  const rungs = possibleRungs(known, threads)
  // One that was chosen earlier may not be possible any more; it is shown all the same.
  const offered =
    chosen && !rungs.some((rung) => rungId(rung) === rungId(chosen)) ? [chosen, ...rungs] : rungs
  return (
    <label class="field-line">
      <span>{label}</span>
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
            {rung.device === 'wasm' ? withAside(rungWords(rung), rung.dtype) : rungWords(rung)}
          </option>
        ))}
      </select>
    </label>
  )
}
