/**
 * A source as a small number behind a sentence. Pressed, it shows its passage on the page, and says so; where that cannot be, it
 * says why and what the page said.
 */
import { directionOf } from '../../text/languages'
import { words } from '../words'
import type { NumberedSource } from './citations'
import { type Mark, markKey } from './marks'
import type { Sheet } from './sheet'

interface Props {
  sheet: Sheet
  source: NumberedSource
}

/** Long enough to know the passage by. */
const MOST_SPOKEN = 120

export function Citation({ sheet, source: { number, span, quote } }: Props) {
  const mark = sheet.marks.now.value
  const isPressed = mark?.key === markKey([span])
  const spoken = quote.length > MOST_SPOKEN ? `${quote.slice(0, MOST_SPOKEN)}…` : quote
  const label = { number: String(number), quote: spoken }
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={isPressed}
      aria-label={
        sheet.source.value?.places ? words('sidePanel.cite', label) : words('sidePanel.quote', label)
      }
      title={quote}
      data-state={isPressed ? mark.state : undefined}
      onClick={() => void sheet.marks.press(placesNow(sheet), [span])}
    >
      {number}
    </button>
  )
}

/** Null once the tab has gone elsewhere. */
export const placesNow = ({ page, source }: Sheet) => (page.value === 'left' ? null : source.value)

/** Below the sentence whose source was pressed, if the page could not show it. */
export function MarkNote({ sheet, sources }: { sheet: Sheet; sources: readonly NumberedSource[] }) {
  const mark = sheet.marks.now.value
  const source = mark && sources.find(({ span }) => markKey([span]) === mark.key)
  if (!mark || !source || mark.state === 'shown') return null
  const language = sheet.source.value?.language ?? ''
  return (
    <div class="mark-note" role="status" data-part="mark" data-state={mark.state}>
      <span class="soft">{whyNot(mark.state)}</span>
      <q lang={language} dir={directionOf(language)}>
        {source.quote}
      </q>
    </div>
  )
}

function whyNot(state: Exclude<Mark['state'], 'shown'>): string {
  switch (state) {
    case 'gone':
      return words('sidePanel.gone')
    case 'left':
      return words('sidePanel.left')
    case 'quoted':
      return words('sidePanel.quoted')
  }
}
