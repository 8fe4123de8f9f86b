/** What the permission to read every site is for, before the browser is asked for it; and what it means that it was refused. */
import type { Wish } from '../../messaging/page-contract'
import { counted } from '../counted'
import { words } from '../words'
import type { PanelState } from './panel-state'

export function WishNote({ panel }: { panel: PanelState }) {
  if (!panel.wish.value) return null
  const { wish, step } = panel.wish.value
  if (step === 'refused') {
    return (
      <p class="wish soft" role="status">
        {wish.what === 'frames' ? words('pages.permissionRefused') : words('panel.wishRefused')}
      </p>
    )
  }
  return (
    <div class="wish" role="group" aria-label={words('panel.wishLabel')}>
      <p>{whyWords(wish)}</p>
      <p class="wish-actions">
        <button type="button" data-action="grant" onClick={() => void panel.grant()}>
          {words('panel.wishGrant')}
        </button>
        <button type="button" class="quiet" onClick={() => panel.decline()}>
          {words('offer.notNow')}
        </button>
      </p>
    </div>
  )
}

const whyWords = ({ what }: Wish): string =>
  what === 'frames' ? words('panel.wishWhyFrames') : words('panel.wishWhy')

/** Frames of other sites in a translated page: said where somebody may miss them, and only there. */
export function FramesNote({ panel }: { panel: PanelState }) {
  const count = panel.closedFrames.value
  if (count === 0) return null
  return (
    <p class="frames-note soft" data-part="frames">
      <span>{counted('panel.frames', count)}</span>
      {panel.wish.value?.wish.what !== 'frames' && (
        <button type="button" class="quiet" data-action="open-frames" onClick={() => panel.openFrames()}>
          {words('panel.framesOpen')}
        </button>
      )}
    </p>
  )
}
