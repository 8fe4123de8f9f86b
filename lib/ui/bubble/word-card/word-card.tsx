/** The view of a word card: the sentence the word stands in, then others of the page, each above its translation. */
import type { LanguageTag } from '../../../messaging/contract'
import { directionOf } from '../../../text/languages'
import type { Span } from '../../../text/word-borders'
import { errorSentence } from '../../error-sentence'
import { words } from '../../words'
import type { Card, CardSentence } from './card-state'

interface WordCardProps {
  card: Card
  source: LanguageTag
  target: LanguageTag
  again: () => void
}

export function WordCard({ card, source, target, again }: WordCardProps) {
  const { phase, own, others, error } = card
  const isEmpty = !own && others.length === 0
  const languages = { source, target }
  return (
    <div class="word-card" data-part="word-card" data-phase={phase}>
      {own && <h2>{words('wordCard.here')}</h2>}
      {own && <Pair sentence={own} {...languages} />}
      {others.length > 0 && <h2>{words('wordCard.elsewhere')}</h2>}
      {others.length > 0 && (
        <ul>
          {others.map((sentence) => (
            <li key={sentence.text}>
              <Pair sentence={sentence} {...languages} />
            </li>
          ))}
        </ul>
      )}
      <p class="card-status" role="status">
        {phase === 'translating' ? words('wordCard.translating') : isEmpty && words('wordCard.nothing')}
      </p>
      {error && (
        <div role="alert" data-code={error.code}>
          <p>{errorSentence(error).text}</p>
          <button type="button" class="link" data-action="card-again" onClick={again}>
            {words('bubble.tryAgain')}
          </button>
        </div>
      )}
    </div>
  )
}

function Pair({
  sentence,
  source,
  target,
}: { sentence: CardSentence } & Record<'source' | 'target', LanguageTag>) {
  const { text, translation, place } = sentence
  return (
    <>
      <p class="original" lang={source} dir={directionOf(source)}>
        <Marked text={text} place={sentence} />
      </p>
      {translation && (
        <p class="translated" lang={target} dir={directionOf(target)}>
          <Marked text={translation} place={place} />
        </p>
      )}
    </>
  )
}

function Marked({ text, place }: { text: string; place: Span | null }) {
  if (!place) return text
  return (
    <>
      {text.slice(0, place.start)}
      <mark>{text.slice(place.start, place.end)}</mark>
      {text.slice(place.end)}
    </>
  )
}
