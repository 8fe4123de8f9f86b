/** What the reader chose, as the options show and change it, and the permission that some of it takes. The browser is an argument. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { ChangeSettings } from '../../settings/change-settings'
import type { Settings } from '../../settings/settings'

export interface ChoicesNeeds {
  settings: ReadonlySignal<Settings>
  changeSettings: ChangeSettings
  /** Gloss may read every site. */
  mayReadAll: ReadonlySignal<boolean>
  /** In the reader's gesture. False: refused. */
  request(): Promise<boolean>
  giveBack(): Promise<boolean>
}

export interface ChoicesState extends Pick<ChoicesNeeds, 'settings' | 'mayReadAll'> {
  /** The browser was asked, and did not give the permission. */
  isRefused: ReadonlySignal<boolean>
  change: ChangeSettings
  allow(): Promise<void>
  giveBack(): Promise<void>
  /** Takes the permission, so turning it on asks for that. */
  setSelectionIcon(isShown: boolean): Promise<void>
}

export function createChoicesState({
  settings,
  changeSettings,
  mayReadAll,
  request,
  giveBack,
}: ChoicesNeeds): ChoicesState {
  const isRefused = signal(false)

  /** Nothing may be awaited before it: the browser wants the gesture. */
  async function allow(): Promise<boolean> {
    const isGranted = mayReadAll.value || (await request())
    isRefused.value = !isGranted
    return isGranted
  }

  return {
    settings,
    mayReadAll,
    isRefused,
    change: changeSettings,
    allow: async () => void (await allow()),
    giveBack: async () => {
      isRefused.value = false
      await giveBack()
    },
    setSelectionIcon: async (isShown) => {
      if (isShown && !(await allow())) return
      await changeSettings(({ selectionIcon }) => ({ selectionIcon: { ...selectionIcon, shown: isShown } }))
    },
  }
}
