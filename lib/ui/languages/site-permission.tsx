/** The permission to read every site: how it stands, what it is for, and how to give it back. */
import type { ChoicesState } from '../options/choices-state'
import { Section } from '../options/setting'
import { PermissionStatus } from '../permission-status'
import { words } from '../words'
import { LANGUAGES } from './entries'

export function SitePermission({ choices }: { choices: ChoicesState }) {
  const isGranted = choices.mayReadAll.value
  return (
    <Section of={LANGUAGES.permission}>
      <PermissionStatus choices={choices} />
      <p>
        {isGranted ? (
          <button type="button" onClick={() => void choices.giveBack()}>
            {words('pages.giveBack')}
          </button>
        ) : (
          <button type="button" onClick={() => void choices.allow()}>
            {words('panel.wishGrant')}
          </button>
        )}
      </p>
    </Section>
  )
}
