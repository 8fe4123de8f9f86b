/** What was left alone on a page, and why: outlines where it stands, and a legend with the figures. Draws, holds no logic. */
import type { Coverage } from '../../page/translator/contract'
import type { SkipReason } from '../../page/units/unit'
import { directionOf } from '../../text/languages'
import { CloseButton } from '../bubble/close-button'
import { counted } from '../counted'
import { count } from '../format'
import { SpokenProgress } from '../spoken-progress'
import { words } from '../words'
import type { Place } from './places-in-view'
import { isTrouble, skipWords } from './skip-words'

interface InspectorProps {
  places: Place[]
  /** Null: no legend. */
  coverage: Coverage | null
  close: () => void
}

export function Inspector({ places, coverage, close }: InspectorProps) {
  return (
    <div class="inspector surface" lang={words('locale')} dir={directionOf(words('locale'))}>
      <div aria-hidden="true">
        {places.map((place) => (
          <Outline key={place.key} place={place} />
        ))}
      </div>
      {coverage && <Legend coverage={coverage} close={close} />}
    </div>
  )
}

/** A label on something smaller would cover its neighbours. */
const LABEL_FITS_WIDTH = 160
/** From this height it stands inside, at the end of the first line; below it, above. */
const LABEL_INSIDE_HEIGHT = 40

function Outline({ place: { rect, reason } }: { place: Place }) {
  const { left, top, right, bottom } = rect
  const [width, height] = [right - left, bottom - top]
  return (
    <div
      class="place"
      data-reason={reason}
      data-trouble={isTrouble(reason)}
      style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}
    >
      {width >= LABEL_FITS_WIDTH && (
        <span class="place-name" data-inside={height >= LABEL_INSIDE_HEIGHT}>
          {skipWords(reason)}
        </span>
      )}
    </div>
  )
}

function Legend({ coverage, close }: { coverage: Coverage; close: () => void }) {
  const { characters, translated, skipped } = coverage
  const reasons = (Object.keys(skipped) as SkipReason[])
    .map((reason) => ({ reason, places: skipped[reason]?.places ?? 0 }))
    .filter(({ places }) => places > 0)
    .toSorted((one, other) => other.places - one.places)
  const covered = words('inspector.coverage', {
    translated: count(translated),
    characters: count(characters),
  })
  return (
    <section class="legend" aria-label={words('inspector.label')}>
      <header>
        <h2>{words('inspector.title')}</h2>
        <CloseButton close={close} label={words('inspector.close')} />
      </header>
      <p class="soft">{covered}</p>
      {/* It grows with every paragraph, and with every one that is scrolled into view. */}
      <SpokenProgress stage="covered" line={covered} />
      {reasons.length === 0 ? (
        <p>{words('inspector.none')}</p>
      ) : (
        <ul>
          {reasons.map(({ reason, places }) => (
            <li key={reason} data-reason={reason}>
              <span class="sample" data-trouble={isTrouble(reason)} aria-hidden="true" />
              <span>{skipWords(reason)}</span>
              <span class="soft">{counted('inspector.places', places)}</span>
            </li>
          ))}
        </ul>
      )}
      {skipped['foreign-frame']?.places ? <p class="soft">{words('inspector.frameHint')}</p> : null}
    </section>
  )
}
