/**
 * The translation for the element beside the original: in its own order, inside the marks that were found in it. Here nothing has
 * to keep the order of the page, and what is not found is left out, for the original stays to be seen.
 */
import type { TextUnit } from '../units/unit'
import { agrees, isKept, type Located, MOST_MARKS } from './choose'
import { candidatesIn, protectedTokens, shownText } from './lay-sentence'
import { layOut } from './layout'
import { ownOf } from './own-texts'
import type { BesideRun, UnitTranslation } from './placement'
import { restoreTokens } from './protect'
import { type SourceSentence, sourceSentences } from './source-sentence'
import { spaceBetween } from './spacing'
import { wordsOf } from './words'

/** Joined, the runs are the translation; a `\n` in one is the border of a line. */
export function besideRuns(unit: TextUnit, translation: UnitTranslation): BesideRun[] {
  const layout = layOut(unit)
  const own = ownOf(layout, translation.own)
  const sentences = sourceSentences(layout, translation.sentences)
  const texts = sentences.map((sentence) => {
    const given = shownText(layout, translation.sentences[sentence.index]!.text)
    return restoreTokens(protectedTokens(sentence), sentence.text, given).text
  })
  return sentences.flatMap((sentence, at): BesideRun[] => {
    const target = { text: texts[at]!, words: wordsOf(texts[at]!) }
    const candidates = candidatesIn(sentence, target, own)
    const runs = runsOf(sentence, target.text, locate(sentence, candidates))
    const next = sentences[at + 1]
    if (!next) return runs
    const space = spaceBetween(target.text, unit, { start: sentence.end, end: next.start }, texts[at + 1]!)
    return space === '' ? runs : [...runs, { text: space, marks: [], sentence: at }]
  })
}

/** What does something first, then the best places, each where it nests with those before it. */
function locate({ parts }: SourceSentence, candidates: ReturnType<typeof candidatesIn>): Located {
  const located: Located = new Map()
  const wanted = parts.filter(({ mark }) => mark.index >= 0 && mark.kind !== 'initial')
  if (wanted.length > MOST_MARKS) return located
  for (const isNow of [true, false]) {
    const offers = wanted
      .filter((part) => isKept(part) === isNow)
      .flatMap((part) => candidates(part).map((candidate) => ({ part, candidate })))
      .toSorted((a, b) => b.candidate.score - a.candidate.score)
    for (const { part, candidate } of offers) {
      if (!located.has(part) && agrees(part, candidate, located, false)) located.set(part, candidate)
    }
  }
  return located
}

function runsOf({ index }: SourceSentence, text: string, located: Located): BesideRun[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of located.values()) cuts.add(start).add(end)
  const borders = [...cuts].toSorted((a, b) => a - b)
  return borders.slice(1).map((end, at): BesideRun => {
    const start = borders[at]!
    const marks = [...located].filter(([, span]) => span.start <= start && end <= span.end)
    return {
      text: text.slice(start, end),
      marks: marks.map(([{ mark }]) => mark.index).toSorted((a, b) => a - b),
      sentence: index,
    }
  })
}
