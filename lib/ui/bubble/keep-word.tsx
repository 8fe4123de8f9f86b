/** A name that is not to be translated, where a word or a few are selected: they stay as they are from then on, until the reader takes that back. */
import { useState } from 'preact/hooks'
import { toErrorData } from '../../messaging/errors'
import { isFewWords } from '../../text/few-words'
import { words } from '../words'
import type { BubbleProps } from './bubble'

const MOST_WORDS = 3

export function KeepWord({ state, range }: BubbleProps) {
  const [isKept, setKept] = useState(false)
  const term = state.text().trim()
  const [source, target] = [state.source.value!, state.target.value!]
  const press = async () => {
    try {
      await state.models.keepWord({ term, source, target, isKept: !isKept })
      setKept(!isKept)
      await state.again()
    } catch (error) {
      state.refuse(toErrorData(error))
    }
  }
  const isOffered = state.phase.value.name === 'done' && state.translation() !== term
  if (!(isKept || isOffered) || String(range).trim() !== term || !isFewWords(term, source, MOST_WORDS))
    return null
  return (
    <div class="in-context">
      <span role="status">{isKept && words('bubble.kept')}</span>
      <button type="button" class="link" data-action="keep" onClick={() => void press()}>
        {words(isKept ? 'glossary.undo' : 'bubble.keep')}
      </button>
    </div>
  )
}
