/** The one permission that Gloss can do without: what it buys comes first, and only the press on its button asks for it. */
import type { ChoicesState } from '../options/choices-state'
import { PermissionStatus } from '../permission-status'
import { words } from '../words'

export function PermissionStep({ choices }: { choices: ChoicesState }) {
  const isGranted = choices.mayReadAll.value
  return (
    <section aria-labelledby="permission">
      <h2 id="permission">{words('welcome.permission')}</h2>
      <p>{words('welcome.permissionWithout')}</p>
      <p>{words('welcome.permissionBuys')}</p>
      <ul class="points">
        <li>{words('welcome.buysRules')}</li>
        <li>{words('welcome.buysOffer')}</li>
        <li>{words('welcome.buysIcon')}</li>
        <li>{words('welcome.buysFrames')}</li>
      </ul>
      <p>{words('welcome.permissionAsk')}</p>
      <div class="soft">
        <PermissionStatus choices={choices} />
      </div>
      <p>
        <button type="button" onClick={() => void (isGranted ? choices.giveBack() : choices.allow())}>
          {isGranted ? words('pages.giveBack') : words('panel.wishGrant')}
        </button>
      </p>
    </section>
  )
}
