/** Why there is nothing to translate, in the bubble's place. */
import type { ErrorData } from '../../messaging/errors'
import { directionOf } from '../../text/languages'
import { words } from '../words'
import { CloseButton } from './close-button'
import { Failure } from './remark'

export function Notice({ error, close }: { error: ErrorData; close: () => void }) {
  return (
    <div
      class="bubble notice surface"
      role="dialog"
      aria-label={words('bubble.labelNotice')}
      tabIndex={-1}
      lang={words('locale')}
      dir={directionOf(words('locale'))}
      data-phase="notice"
    >
      <div class="body">
        <Failure error={error} />
      </div>
      <CloseButton close={close} />
    </div>
  )
}
