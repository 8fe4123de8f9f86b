/** A model of one's own as an entry like the catalogue's, to be stored with it. */
import type { LanguageTag, Task } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import type { CatalogEntry } from '../catalog'
import type { Inspection } from './inspect'

/** What whoever adds it says, where the files leave it open. */
export interface OwnChoice {
  name?: string
  /** One of the inspection's `tasks`. */
  task?: Task
  pairs?: `${LanguageTag}>${LanguageTag}`[]
}

/**
 * A translation model whose files do not tell its languages has none: it serves no pair until it is adopted with one.
 * @param id as on the hub, `owner/name`, or `local/name` for a folder
 * @throws GlossError bad-request for a task that the architecture cannot do
 */
export function ownEntry(id: string, inspection: Inspection, choice: OwnChoice = {}): CatalogEntry {
  const { architecture, tasks, builds, pairs: foundPairs, languages } = inspection
  const task = choice.task ?? inspection.task
  if (!tasks.includes(task))
    throw new GlossError('bad-request', { field: 'task', value: task, allowed: tasks.join(', ') })
  const [publisher = '', name = id] = id.split('/')
  const pairs = choice.pairs ?? foundPairs
  return {
    id,
    name: choice.name?.trim() || name,
    task,
    architecture,
    ...(task === 'translation' && (pairs?.length ? { pairs } : languages && { languages })),
    publisher: publisher === 'local' ? '' : publisher,
    dtypes: builds.map(({ dtype }) => dtype),
  }
}
