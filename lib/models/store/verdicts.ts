/**
 * What was found out about a model on a rung of this computer.
 *
 * Lifetime: a verdict is of one commit, rung and adapter: another driver, or another revision of the model, is another
 * verdict.
 */
import type { Rung } from '../../messaging/contract'
import type { Verdict } from '../../messaging/models-contract'
import { storeChanged } from './changes'
import { type VerdictKey, records } from './records'

export const rungKey = ({ device, dtype, threads }: Rung) => `${device} ${dtype} ${threads}`

const keyOf = ({ model, commit, rung, adapter }: Verdict): VerdictKey => [
  model,
  commit,
  rungKey(rung),
  adapter,
]

export async function verdicts(): Promise<Verdict[]> {
  return await (await records()).getAll('verdicts')
}

export async function keepVerdict(verdict: Verdict): Promise<void> {
  await (await records()).put('verdicts', verdict, keyOf(verdict))
  storeChanged()
}

/** Of one model, or of all. */
export async function forgetVerdicts(model?: string): Promise<void> {
  const transaction = (await records()).transaction('verdicts', 'readwrite')
  for (const key of await transaction.store.getAllKeys()) {
    if (model === undefined || key[0] === model) await transaction.store.delete(key)
  }
  await transaction.done
  storeChanged()
}
