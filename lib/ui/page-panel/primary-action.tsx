/** The one thing to do about the page: translate it, see how far it is and stop it, put it back. Always in the same place. */
import type { PageState } from '../../messaging/page-contract'
import { progressLine } from '../page-progress'
import { words } from '../words'
import type { PanelState } from './panel-state'

export function PrimaryAction({ panel }: { panel: PanelState }) {
  const state = panel.state.value
  if (state && isRunning(state)) return <Running state={state} panel={panel} />
  if (state) return <Standing state={state} panel={panel} />
  const isClosed = panel.page.value?.error != null
  return (
    <button
      type="button"
      class="primary"
      data-action="translate-page"
      aria-disabled={panel.isAsking.value || isClosed}
      onClick={() => {
        if (!isClosed) void panel.translate()
      }}
    >
      {panel.isAsking.value ? words('popup.asking') : words('panel.translate')}
    </button>
  )
}

const isRunning = ({ phase }: PageState) => phase === 'starting' || phase === 'translating'

function Running({ panel, state }: { panel: PanelState; state: PageState }) {
  return (
    <div class="panel-progress">
      <span data-part="page-progress">{progressLine(state)}</span>
      <button type="button" class="quiet" data-action="stop-page" onClick={() => void panel.stop()}>
        {words('panel.stop')}
      </button>
      <progress class="line-progress" aria-hidden="true" value={state.done} max={state.total || 1} />
    </div>
  )
}

/** Done, stopped or failed: the way back, and the way on where there is one. */
function Standing({ panel, state }: { panel: PanelState; state: PageState }) {
  const goesOn = state.phase === 'stopped' || (state.phase === 'failed' && !panel.offer.value)
  return (
    <div class="panel-standing">
      <button
        type="button"
        class={goesOn ? '' : 'primary'}
        data-action="restore-page"
        title={progressLine(state)}
        onClick={() => void panel.restore()}
      >
        {words('panel.restore')}
      </button>
      {goesOn && (
        <button type="button" class="primary" data-action="resume-page" onClick={() => void panel.resume()}>
          {state.phase === 'failed' ? words('pageBar.tryAgain') : words('pageBar.goOn')}
        </button>
      )}
    </div>
  )
}
