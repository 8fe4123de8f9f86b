/** A word's sentences on the page, where the selection is one word; another script draws them when they are asked for. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { toErrorData } from '../../messaging/errors'
import { isFewWords } from '../../text/few-words'
import { words } from '../words'
import type { BubbleProps } from './bubble'

export function InContext({ state, wordCard, range }: BubbleProps) {
  const [isOpen, open] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const life = new AbortController()
    const show = async () => {
      const showWordCard = await wordCard()
      const { engine, source, target } = state
      const needs = {
        engine,
        range: range!,
        source: source.value!,
        target: target.value!,
        signal: life.signal,
      }
      if (!life.signal.aborted) showWordCard(place.current!, needs)
    }
    show().catch((reason) => state.refuse(toErrorData(reason)))
    return () => life.abort()
  }, [isOpen, wordCard, state, range])
  const text = state.text().trim()
  // Swapped, or gone from the page, it stands in no sentence of it.
  if (String(range).trim() !== text || !isFewWords(text, state.source.value!)) return null
  return (
    <div class="in-context">
      <button
        type="button"
        class="link"
        data-action="in-context"
        aria-expanded={isOpen}
        onClick={() => open(!isOpen)}
      >
        {words('wordCard.show')}
      </button>
      <div ref={place} />
    </div>
  )
}
