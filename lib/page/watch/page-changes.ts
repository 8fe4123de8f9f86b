/** What is told of a batch of changes: lists, for whoever walks and forgets. */
import type { Unit } from '../units/unit'
import type { readChanges } from './read-changes'

export interface PageChanges {
  /** To be walked again; none is inside another. */
  walk: Node[]
  stale: Unit[]
  gone: Unit[]
  returned: Unit[]
  /** Elements whose own attributes are to be read again. */
  /** New elements that may have, or get, a shadow root. */
  hosts: Element[]
  attributes: Element[]
  languages: Element[]
  /** Words of ours in nodes that the page made: they are in the ledger, and in no unit. */
  adopted: Text[]
  /** Where the page goes round: translated again only after growing intervals. */
  restless: Node[]
}

export const NOTHING: PageChanges = {
  walk: [],
  stale: [],
  gone: [],
  returned: [],
  hosts: [],
  attributes: [],
  languages: [],
  adopted: [],
  restless: [],
}

export const toLists = (changes: ReturnType<typeof readChanges>) => ({
  stale: [...changes.stale],
  gone: [...changes.gone],
  returned: [...changes.returned],
  hosts: [...changes.hosts],
  languages: [...changes.languages],
})
