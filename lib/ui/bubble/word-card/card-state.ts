/**
 * What a word card knows: the word's sentences on the page, and what has come of their translations. No DOM.
 *
 *   sentences, then each form of the word by itself ─ one request ─► translations ─ the form's own finds its place ─► marks
 */
import type { Engine, LanguageTag } from '../../../messaging/contract'
import { type ErrorData, toErrorData } from '../../../messaging/errors'
import { placeWord } from '../../../page/markup/place-word'
import type { WordInContext, WordSentence } from '../../../page/word-in-context'
import type { Span } from '../../../text/word-borders'

export interface CardSentence extends WordSentence {
  translation: string
  /** In the translation; null until all has come, and where it is not found. */
  place: Span | null
}

export interface Card {
  phase: 'translating' | 'done' | 'failed'
  own: CardSentence | null
  others: CardSentence[]
  error: ErrorData | null
}

export interface CardNeeds {
  engine: Engine
  source: LanguageTag
  target: LanguageTag
  /** Aborted, it stops, and changes nothing any more. */
  signal: AbortSignal
}

/** Translates a word's sentences; `onChange` with the card as it stands, at once and after each sentence. */
export async function translateCard(
  { own, others }: WordInContext,
  { engine, source, target, signal }: CardNeeds,
  onChange: (card: Card) => void,
): Promise<void> {
  const all = own ? [own, ...others] : others
  const forms = [...new Set(all.map(formOf))]
  const texts = [...all.map(({ text }) => text), ...forms]
  let came = texts.map(() => '')

  const show = (phase: Card['phase'], error: ErrorData | null = null) => {
    const sentences = all.map((sentence, at): CardSentence => {
      const translation = came[at]!.trim()
      const alone = came[all.length + forms.indexOf(formOf(sentence))]!
      const place = phase === 'done' ? placeWord(sentence, translation, alone) : null
      return { ...sentence, translation, place }
    })
    const [first, ...rest] = sentences
    onChange({ phase, error, own: own && first!, others: own ? rest : sentences })
  }

  if (texts.length === 0) return show('done')
  show('translating')
  try {
    const request = { texts, source, target, model: 'auto', priority: 'selection' } as const
    for await (const event of engine.translate({ ...request, texts }, signal)) {
      if (signal.aborted) return
      if (event.type === 'restart') came = texts.map(() => '')
      if (event.type === 'sentence') came[event.index] += event.text
      if (event.type === 'sentence' && event.done) show('translating')
    }
    show('done')
  } catch (error) {
    if (!signal.aborted) show('failed', toErrorData(error))
  }
}

/** As it stands in the sentence, capitals too: in German they are a part of the word. */
function formOf({ text, start, end }: WordSentence): string {
  return text.slice(start, end)
}
