import type { HistoryItem } from '../../messaging/history-contract'
import { folded } from '../../text/folded'

/** Whether an entry has all the words in it, whatever their case and accents. Pure. */
export function matcher(words: string): (item: Pick<HistoryItem, 'text' | 'result' | 'site'>) => boolean {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  return ({ text, result, site }) => {
    if (wanted.length === 0) return true
    const all = folded(`${text}\n${result}\n${site}`)
    return wanted.every((word) => all.includes(word))
  }
}
