/** The button beside a selection, alone, for the script that shows it: as for the target, the form is the same in every version. */
import { Given } from './given'
import { givenIcon } from './parse-icon'
import type { Settings } from './settings'
import { onStoredChange, storedSettings } from './stored-settings'

export async function readSelectionIcon(): Promise<Settings['selectionIcon']> {
  return givenIcon(new Given(await storedSettings()).within('selectionIcon'), { shown: false, hiddenOn: [] })
}

export function watchSelectionIcon(onChange: (icon: Settings['selectionIcon']) => void): void {
  onStoredChange(() => void readSelectionIcon().then(onChange))
}
