/** What stands beside each other in one line, as the reader's language puts it there: no sentence is made of it. */
import { words } from './words'

type Part = string | false | 0 | null | undefined

/** "53 MB · licence MIT · about 40 seconds"; what is not there is left out. */
export const factsInRow = (...parts: Part[]): string =>
  parts
    .filter((part): part is string => Boolean(part))
    .reduce((before, next) => (before ? words('row.facts', { before, next }) : next), '')

let list: Intl.ListFormat | undefined

/** "French, German and Italian". */
export function namesInRow(names: readonly string[]): string {
  list ??= new Intl.ListFormat(words('locale'))
  return list.format(names)
}

/** "Ready: processor, 2 threads". */
export const withName = (name: string, what: string): string => words('row.named', { name, what })

/** "processor, 2 threads (q8)". */
export const withAside = (what: string, aside: string): string => words('row.aside', { what, aside })
