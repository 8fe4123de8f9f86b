/** How the permission to read every site stands, and that it was refused just now. */
import type { ChoicesState } from './options/choices-state'
import { words } from './words'

export function PermissionStatus({ choices }: { choices: ChoicesState }) {
  return (
    <div role="status">
      <p>{choices.mayReadAll.value ? words('pages.permissionHeld') : words('pages.permissionAbsent')}</p>
      {choices.isRefused.value && <p>{words('pages.permissionRefused')}</p>}
    </div>
  )
}
