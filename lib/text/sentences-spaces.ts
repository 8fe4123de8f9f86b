/**
 * Scripts that do not mark where a sentence ends: Thai, Lao, Khmer and Burmese in part. A space stands between clauses, and
 * is the best border there is; a very short clause (a number, a name between spaces) stays with its neighbour.
 */

/** Some two words of Thai: below it a piece says nothing by itself. */
const LEAST_CHARACTERS = 24
const UNMARKED = String.raw`[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`
const BORDER = new RegExp(`(?<=${UNMARKED}\\s+)(?=${UNMARKED})`, 'u')

/** The clauses of a segment, each with the white space behind it; a segment of any other script comes back whole. */
export function clausesBySpace(segment: string): string[] {
  const clauses: string[] = []
  for (const clause of segment.split(BORDER)) {
    const last = clauses.length - 1
    if (last >= 0 && clauses[last]!.length < LEAST_CHARACTERS) clauses[last] += clause
    else clauses.push(clause)
  }
  return clauses
}
