/** Words of ours that the page has copied into texts of its own: they are in no unit. Another mode brings the page's own back, to be found. */
import type { UnitIndex } from '../watch/unit-index'
import type { Ledger } from '../write/ledger'
import { createWeakNodes } from '../write/weak-nodes'

interface AdoptedNeeds {
  ledger: Ledger
  index: UnitIndex
  quietly(change: () => void): void
  walk(node: Node): void
}

export function adoptedWords({ ledger, index, quietly, walk }: AdoptedNeeds) {
  const texts = createWeakNodes<Text>()
  return {
    add: (text: Text) => texts.add(text),
    readAgain() {
      for (const text of texts) {
        if (index.ofText(text) || !ledger.isOurs(text) || !text.isConnected) continue
        quietly(() => ledger.restoreText(text))
        if (text.parentElement) walk(text.parentElement)
      }
    },
  }
}
