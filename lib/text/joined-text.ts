/**
 * Passages, sentences or translations of sentences as one text for a model, and the way back from a place in it.
 *
 *   pieces ─ joined by line breaks ─► text ─► model ─► [start, end) ─► pieces it touches, each with the place inside it
 */
import type { Passage, SentenceRef, TextSpan } from './passages'

export interface JoinedText<Source> {
  text: string
  pieces: { source: Source; start: number; end: number }[]
}

const BORDER = '\n'

/** @param textOf what stands for a source in the text; empty ones are left out */
export function joinTexts<Source>(
  sources: readonly Source[],
  textOf: (source: Source) => string,
): JoinedText<Source> {
  const pieces: JoinedText<Source>['pieces'] = []
  let text = ''
  for (const source of sources) {
    const piece = textOf(source)
    if (piece === '') continue
    if (text !== '') text += BORDER
    pieces.push({ source, start: text.length, end: text.length + piece.length })
    text += piece
  }
  return { text, pieces }
}

export function joinPassages(passages: readonly Passage[]): JoinedText<Passage> {
  return joinTexts(passages, ({ text }) => text)
}

/** The pieces that [start, end) touches, and which part of each; offsets are inside the piece. */
export function piecesAt<Source>(
  joined: JoinedText<Source>,
  { start, end }: TextSpan,
): { source: Source; span: TextSpan }[] {
  return joined.pieces
    .filter((piece) => piece.start < end && piece.end > start)
    .map((piece) => ({
      source: piece.source,
      span: {
        start: Math.max(start, piece.start) - piece.start,
        end: Math.min(end, piece.end) - piece.start,
      },
    }))
}

/** The sentences of a passage that a part of its text touches. */
export function sentencesAt(passage: Passage, { start, end }: TextSpan): SentenceRef[] {
  return passage.sentences.flatMap((sentence, index) =>
    sentence.start < end && sentence.end > start ? [{ passage: passage.id, sentence: index }] : [],
  )
}
