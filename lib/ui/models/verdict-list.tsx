import type { Verdict } from '../../messaging/models-contract'
import { withAside, withName } from '../in-a-row'
import { rungWords } from '../rung-words'
import { StatusDot } from '../status-dot'
import { rungId } from './rung-choice'
import { verdictWords } from './verdict-words'

export function VerdictList({ verdicts }: { verdicts: Verdict[] }) {
  if (verdicts.length === 0) return null
  return (
    <ul class="verdicts">
      {verdicts.map((verdict) => (
        <li
          key={`${verdict.commit} ${rungId(verdict.rung)} ${verdict.adapter}`}
          data-outcome={verdict.outcome}
        >
          <StatusDot tone={verdict.outcome === 'passed' ? 'good' : 'bad'} />
          <span>{withName(whereWords(verdict), verdictWords(verdict))}</span>
        </li>
      ))}
    </ul>
  )
}

const whereWords = ({ rung, adapter }: Verdict): string =>
  adapter ? withAside(rungWords(rung), adapter) : rungWords(rung)
