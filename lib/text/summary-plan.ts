/**
 * How a text of any length is summarised by a model whose window is short: map and reduce, with nothing cut off.
 *
 *   passages ─ windows(budget) ─► summarise each ─► partials ─ mergeGroups(budget) ─► summarise each ─► … ─► one
 *                                                        └── merging brings nothing more: the partials, one after the other
 *
 * A window knows the sentences in it, a partial those of its window, a merged one those of all its partials: so every sentence
 * of a summary is held against the page's own words only (`citations.ts`), however often it was summarised.
 */
import { type Passage, type SentenceRef, sentenceText } from './passages'
import { halve } from './sentences-halve'

/** Tokens that a text takes, the model's own around it not counted. */
export type TokenCounter = (text: string) => number

export interface SummaryWindow {
  text: string
  /** In the order of the page. A sentence longer than a window is in several. */
  sources: SentenceRef[]
}

export interface PartialSummary {
  text: string
  sources: SentenceRef[]
}

/**
 * The windows of an article. A passage is divided between sentences where it does not fit what is left of a window that is
 * less than half full, and a sentence at a clause only where it alone is more than a window.
 * @param budget tokens of a window that are left for the text
 */
export function summaryWindows(
  passages: readonly Passage[],
  budget: number,
  countTokens: TokenCounter,
): SummaryWindow[] {
  const windows: SummaryWindow[] = []
  let open: { text: string; sources: SentenceRef[]; passage: string } | null = null
  for (const passage of passages) {
    for (const { text, ref } of fittingSentences(passage, budget, countTokens)) {
      const border: string = open === null ? '' : open.passage === passage.id ? ' ' : '\n'
      const longer: string = open === null ? text : open.text + border + text
      if (open !== null && countTokens(longer) > budget) {
        windows.push({ text: open.text, sources: open.sources })
        open = null
      }
      if (open === null) open = { text, sources: [ref], passage: passage.id }
      else {
        open.text = longer
        open.passage = passage.id
        if (!sameRef(open.sources.at(-1)!, ref)) open.sources.push(ref)
      }
    }
  }
  if (open !== null) windows.push({ text: open.text, sources: open.sources })
  return windows
}

function* fittingSentences(
  passage: Passage,
  budget: number,
  countTokens: TokenCounter,
): Generator<{ text: string; ref: SentenceRef }> {
  for (const sentence of passage.sentences.keys()) {
    const ref = { passage: passage.id, sentence }
    for (const text of fitting(sentenceText(passage, sentence), budget, countTokens)) yield { text, ref }
  }
}

/** A text in as few halves of halves as fit; one character that does not fit is a piece all the same. */
function fitting(text: string, budget: number, countTokens: TokenCounter): string[] {
  if (countTokens(text) <= budget) return [text]
  const halves = halve(text)
  if (halves.length < 2) return [text]
  return halves.flatMap((half) => (half.text === '' ? [] : fitting(half.text, budget, countTokens)))
}

/**
 * Which partial summaries are summarised together next: neighbours, as many as fit, groups about as long as each other.
 * One group is the last level. As many groups as partials means that merging brings nothing more: no two fit together.
 */
export function mergeGroups(
  partials: readonly PartialSummary[],
  budget: number,
  countTokens: TokenCounter,
): PartialSummary[][] {
  const tokens = partials.map(({ text }) => countTokens(text) + 1) // and the line break between two
  const total = tokens.reduce((sum, count) => sum + count, 0)
  const share = total / Math.max(1, Math.ceil(total / budget))
  const groups: PartialSummary[][] = []
  let filled = 0
  let before = 0
  for (const [at, partial] of partials.entries()) {
    const count = tokens[at]!
    const isNearer = before + count / 2 > share * groups.length
    if (groups.length === 0 || filled + count > budget || (isNearer && groups.at(-1)!.length > 1)) {
      groups.push([])
      filled = 0
    }
    groups.at(-1)!.push(partial)
    filled += count
    before += count
  }
  return groups
}

/** A group as what is summarised next. */
export function mergedWindow(group: readonly PartialSummary[]): SummaryWindow {
  return { text: group.map(({ text }) => text).join('\n'), sources: group.flatMap(({ sources }) => sources) }
}

/**
 * How many runs of the model a text takes, to tell how far it has come, if each gives `summaryTokens`; the levels as well.
 * An estimate: partial summaries are as long as the model makes them.
 */
export function plannedRuns(
  windows: number,
  budget: number,
  summaryTokens: number,
): { runs: number; levels: number } {
  const together = Math.floor(budget / (summaryTokens + 1))
  let runs = windows
  let levels = 1
  // One at a time there is no merging.
  if (together < 2) return { runs, levels }
  for (let left = windows; left > 1; levels++) {
    left = Math.ceil(left / together)
    runs += left
  }
  return { runs, levels }
}

function sameRef(one: SentenceRef, other: SentenceRef): boolean {
  return one.passage === other.passage && one.sentence === other.sentence
}
