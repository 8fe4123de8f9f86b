import { characterAfter, characterBefore, isOneWord } from '../../text/word-borders'
import type { TextUnit } from '../units/unit'
/** Where pictures, controls and line breaks stand in a translation: at the border of words that is in proportion nearest. */
import type { Located } from './choose'
import type { TargetSentence } from './locate'
import type { SourceSentence } from './source-sentence'
import { fold } from './words'

/** One offset in the translation for each point of the sentence, never going back. */
export function pointsIn(
  unit: TextUnit,
  sentence: SourceSentence,
  target: TargetSentence,
  located: Located,
): number[] {
  // Borders that stand on both sides; of marks that were found.
  const anchors = [{ source: sentence.start, target: 0 }]
  for (const [part, span] of [...located].toSorted(([a], [b]) => a.start - b.start || b.end - a.end)) {
    anchors.push({ source: part.start, target: span.start }, { source: part.end, target: span.end })
  }
  anchors.push({ source: sentence.end, target: target.text.length })
  const borders = wordBorders(target)
  let least = 0
  return sentence.points.map(({ start }) => {
    if (start <= sentence.start) return 0
    if (start >= sentence.end) return target.text.length
    const left = anchors.filter(({ source }) => source <= start)
    const right = anchors.filter(({ source }) => source >= start)
    const lowest = Math.max(least, ...left.map((anchor) => anchor.target))
    const highest = Math.max(lowest, Math.min(...right.map((anchor) => anchor.target)))
    const from = Math.max(...left.map(({ source }) => source))
    const to = Math.min(...right.map(({ source }) => source))
    if (from === start || to === start) return (least = from === start ? lowest : highest)
    const wanted = lowest + ((start - from) / (to - from)) * (highest - lowest)
    const isSpaced = /\s/.test(unit.text[start - 1] ?? '')
    const isBetween = (border: number) => border > lowest && border < highest
    const inWord = bordersInWord(unit.text, start, target).filter(isBetween)
    const inner = inWord.length > 0 ? inWord : (isSpaced ? borders.starts : borders.ends).filter(isBetween)
    const allowed = inner.length > 0 ? inner : [lowest, highest]
    least = allowed.reduce((best, border) =>
      Math.abs(border - wanted) < Math.abs(best - wanted) ? border : best,
    )
    return least
  })
}

/** A place to break a word (`<wbr>`) that stands in the translation, too: the same place in it. */
function bordersInWord(text: string, at: number, { words }: TargetSentence): number[] {
  if (!isOneWord(characterBefore(text, at), characterAfter(text, at))) return []
  const before = /[\p{L}\p{N}\p{M}]*$/u.exec(text.slice(0, at))![0]
  const after = /^[\p{L}\p{N}\p{M}]*/u.exec(text.slice(at))![0]
  const word = fold(before + after)
  return words
    .filter(({ folded, start, end }) => folded === word && end - start === before.length + after.length)
    .map(({ start }) => start + before.length)
}

function wordBorders({ words }: TargetSentence): { starts: number[]; ends: number[] } {
  return { starts: words.map(({ start }) => start), ends: words.map(({ end }) => end) }
}
