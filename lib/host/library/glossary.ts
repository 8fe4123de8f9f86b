/** The reader's glossary in the store, changed by whoever asks: each change is made of what stands there then. */
import type { GlossaryChange, GlossaryEntry } from '../../messaging/contract'
import { updatePreferences } from '../../models/store/facts'
import { changedGlossary, parseEntry, parseGlossary } from '../../text/glossary-entry'
import { check } from '../checked'

/** @throws GlossError bad-request, and nothing is changed */
export async function changeGlossary({
  remove = [],
  add = [],
}: GlossaryChange): Promise<{ left: GlossaryEntry[] }> {
  const added = entriesIn(add)
  check('add', add, added.length === add.length, 'glossary entries')
  let left: GlossaryEntry[] = []
  await updatePreferences(({ glossary = [] }) => {
    const changed = changedGlossary(parseGlossary(glossary), { remove: entriesIn(remove), add: added })
    left = changed.left
    return { glossary: changed.entries.length > 0 ? changed.entries : null }
  })
  return { left }
}

const entriesIn = (given: readonly unknown[]): GlossaryEntry[] =>
  given.flatMap((value) => parseEntry(value) ?? [])
