/** The card with a paragraph's original: the sentence pointed at is marked. Draws, holds no logic. */
import { Fragment } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { LanguageTag, NotKept } from '../../messaging/contract'
import { directionOf } from '../../text/languages'
import { notKeptWords } from '../not-kept-words'
import { words } from '../words'

export interface OriginalCardProps {
  /** The sentences of the original; none where it is on the page anyway. */
  sentences: readonly { start: number; text: string; after: string }[]
  /** Of the sentences; null: not known. */
  language: LanguageTag | null
  /** The one pointed at. */
  marked: number | null
  notKept: readonly NotKept[]
  /** The page shows the original of this paragraph, as the reader has asked. */
  isPinned: boolean
  translate(): void
  keep(): void
}

export function OriginalCard(props: OriginalCardProps) {
  const { sentences, language, marked, notKept, isPinned, translate, keep } = props
  const mark = useRef<HTMLElement>(null)
  useEffect(() => mark.current?.scrollIntoView({ block: 'nearest' }), [marked])
  const locale = words('locale')
  return (
    <div
      class="bubble card surface"
      role="dialog"
      aria-label={words('original.label')}
      lang={locale}
      dir={directionOf(locale)}
      tabIndex={-1}
    >
      {sentences.length > 0 && (
        <p
          class="body"
          // An unknown language has no direction either; its letters tell.
          {...(language === null
            ? { lang: '', dir: 'auto' }
            : { lang: language, dir: directionOf(language) })}
        >
          {sentences.map(({ start, text, after }, at) => (
            <Fragment key={start}>
              {at === marked ? <mark ref={mark}>{text}</mark> : text}
              {after}
            </Fragment>
          ))}
        </p>
      )}
      {notKept.length > 0 && <p class="not-kept">{notKeptWords(notKept)}</p>}
      <footer>
        <button type="button" class="action" onClick={translate}>
          {words(isPinned ? 'original.translate' : 'original.again')}
        </button>
        {!isPinned && (
          <button type="button" class="action" onClick={keep}>
            {words('original.keep')}
          </button>
        )}
      </footer>
    </div>
  )
}
