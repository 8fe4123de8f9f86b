import { signal } from '@preact/signals'
import { giveBackAllSites, hasAllSites, requestAllSites, watchAllSites } from '../../settings/all-sites'
import { changeSettings } from '../../settings/change-settings'
import { readSettings } from '../../settings/settings'
import { watchSettings } from '../../settings/watch-settings'
import { type ChoicesState, createChoicesState } from './choices-state'

/** The choices over the browser's own storage and permissions, as long as the page is open. */
export async function watchChoices(): Promise<ChoicesState> {
  const [stored, isGranted] = await Promise.all([readSettings(), hasAllSites()])
  const [settings, mayReadAll] = [signal(stored), signal(isGranted)]
  watchSettings((changed) => (settings.value = changed))
  watchAllSites((granted) => (mayReadAll.value = granted))
  return createChoicesState({
    settings,
    changeSettings,
    mayReadAll,
    request: requestAllSites,
    giveBack: giveBackAllSites,
  })
}
