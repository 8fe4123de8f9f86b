/**
 * A word that the reader wants to stay as it is, said beside its translation, and that taken back. It is kept for any language it is
 * translated into; only where the glossary says something else for this pair, for this pair.
 *
 * What it takes the place of is known as long as the host lives, and comes back with it.
 */
import type { GlossaryEntry } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import type { KeepWord } from '../../messaging/models-contract'
import { updatePreferences } from '../../models/store/facts'
import { glossaryFor } from '../../text/glossary'
import { MOST_ENTRIES, changedGlossary, parseEntry, parseGlossary } from '../../text/glossary-entry'
import { check } from '../checked'

interface Change {
  remove: GlossaryEntry[]
  add: GlossaryEntry[]
}

export class KeptWords {
  readonly #undo = new Map<string, Change>()

  /** @throws GlossError bad-request, glossary-full */
  async keep(word: KeepWord): Promise<void> {
    const ways = [null, word.target].map((target) => parseEntry({ ...word, target, translation: null }))
    check('term', word.term, ways[0] !== null && ways[1] !== null, 'a term of the glossary and two languages')
    await updatePreferences(({ glossary }) => {
      const before = parseGlossary(glossary)
      for (const entry of ways as GlossaryEntry[]) {
        const { entries, left } = changedGlossary(before, { add: [entry] })
        if (left.length > 0) throw new GlossError('glossary-full', { limit: MOST_ENTRIES })
        if (!stays(entries, word)) continue
        const now = new Set(entries.map((one) => JSON.stringify(one)))
        const replaced = before.filter((one) => !now.has(JSON.stringify(one)))
        this.#undo.set(keyOf(word), { remove: [entry], add: replaced })
        return { glossary: entries }
      }
      throw new GlossError('internal', { reason: `"${word.term}" is kept, and is not` })
    })
  }

  async letGo(word: KeepWord): Promise<void> {
    const undo = this.#undo.get(keyOf(word))
    if (!undo) return
    this.#undo.delete(keyOf(word))
    await updatePreferences(({ glossary }) => {
      const { entries } = changedGlossary(parseGlossary(glossary), undo)
      return { glossary: entries.length > 0 ? entries : null }
    })
  }
}

function stays(entries: GlossaryEntry[], { term, source, target }: KeepWord): boolean {
  const [demand] = glossaryFor(entries, source, target).demandsIn(term)
  return demand?.wanted === term
}

const keyOf = ({ term, source, target }: KeepWord) => JSON.stringify([term, source, target])
