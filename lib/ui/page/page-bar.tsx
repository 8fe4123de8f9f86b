/** The page bar's view: one line at the top of a translated page. Draws `bar-state`, holds no logic. */
import type { PageState } from '../../messaging/page-contract'
import { directionOf } from '../../text/languages'
import { CloseButton } from '../bubble/close-button'
import { ArrowIcon } from '../bubble/icons'
import { LanguagePicker } from '../bubble/language-picker'
import { errorSentence } from '../error-sentence'
import { OfferView } from '../offer/offer-view'
import { progressLine } from '../page-progress'
import { words } from '../words'
import type { BarState } from './bar-state'

export function PageBar({ bar, close }: { bar: BarState; close: () => void }) {
  const state = bar.state.value
  const line = progressLine(state)
  return (
    <div
      class="bar surface"
      role="region"
      aria-label={words('pageBar.label')}
      lang={words('locale')}
      dir={directionOf(words('locale'))}
      data-phase={state.phase}
    >
      <div class="line">
        <Languages bar={bar} state={state} />
        {line && (
          <span class="progress">
            <span data-part="progress">{line}</span>
            {counts(state) && (
              <progress class="steps" aria-hidden="true" value={state.done} max={state.total} />
            )}
          </span>
        )}
        <span class="tools">
          <Next bar={bar} state={state} />
          <button
            type="button"
            class="action"
            data-action="mode"
            aria-pressed={state.mode === 'bilingual'}
            title={words('pageBar.sideBySideWhy')}
            onClick={() => bar.setMode(state.mode === 'bilingual' ? 'in-place' : 'bilingual')}
          >
            {words('pageBar.sideBySide')}
          </button>
          <button
            type="button"
            class="action"
            data-action="restore"
            title={words('pageBar.originalWhy')}
            onClick={() => bar.restore()}
          >
            {words('pageBar.original')}
          </button>
        </span>
        <CloseButton close={close} label={words('pageBar.close')} />
      </div>
      <Trouble bar={bar} state={state} />
      <div class="spoken" role="status">
        {bar.spoken.value}
      </div>
    </div>
  )
}

function Languages({ bar, state }: { bar: BarState; state: PageState }) {
  return (
    <span class="pair">
      <LanguagePicker
        part="source"
        label={words('bubble.from')}
        value={state.source}
        empty={words('bubble.detecting')}
        offered={bar.languages.sources}
        onChange={(tag) => bar.setSource(tag)}
      />
      <ArrowIcon />
      <LanguagePicker
        part="target"
        label={words('bubble.into')}
        value={state.target}
        empty={words('bubble.detecting')}
        offered={bar.languages.targets}
        onChange={(tag) => bar.setTarget(tag)}
      />
    </span>
  )
}

/** The one thing to do about a page that does not go on by itself; an offer has buttons of its own. */
function Next({ bar, state }: { bar: BarState; state: PageState }) {
  const isFailed = state.phase === 'failed' && !bar.offer.value
  if (state.phase !== 'stopped' && !isFailed) return null
  return (
    <button type="button" class="action" data-action="resume" onClick={() => bar.resume()}>
      {isFailed ? words('pageBar.tryAgain') : words('pageBar.goOn')}
    </button>
  )
}

/** Why it does not go on, below the line. */
function Trouble({ bar, state }: { bar: BarState; state: PageState }) {
  const offer = bar.offer.value
  if (offer) {
    return (
      <div class="trouble">
        <OfferView offer={offer} choose={() => bar.openModels()} />
      </div>
    )
  }
  if (state.phase !== 'failed' || !state.error) return null
  return (
    <p class="trouble" role="alert" data-part="error" data-code={state.error.code}>
      {errorSentence(state.error).what}
    </p>
  )
}

/** Whether the figures move. */
const counts = ({ phase, done, total, loading }: PageState): boolean =>
  !loading && ['translating', 'watching', 'stopped'].includes(phase) && done < total
