/**
 * What was found out about a model on a rung of this computer, and which loads are under way.
 *
 * Lifetime: a verdict is of one commit, rung and adapter: another driver, or another revision of the model, is another
 * verdict. A load leaves a mark before it starts and takes it away when it is over, however it ends; a mark that the next
 * start finds is of a load during which the whole process died.
 */
import type { Rung } from '../../messaging/contract'
import type { Verdict } from '../../messaging/models-contract'
import { storeChanged } from './changes'
import { type LoadMark, type VerdictKey, records } from './records'

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

export async function markLoad(mark: LoadMark): Promise<void> {
  // Strict: the process may be gone the next moment, and this is what has to be left of it.
  const transaction = (await records()).transaction('loads', 'readwrite', { durability: 'strict' })
  await transaction.store.put(mark)
  await transaction.done
}

export async function unmarkLoad(id: string): Promise<void> {
  await (await records()).delete('loads', id)
}

/** Marks that nobody took away; they are gone afterwards. */
export async function takeLoadMarks(): Promise<LoadMark[]> {
  const transaction = (await records()).transaction('loads', 'readwrite')
  const marks = await transaction.store.getAll()
  await transaction.store.clear()
  await transaction.done
  return marks
}
