/** What the options page knows and does: its matters, and the states behind them wired to the host, the store and the disk. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { watchHostStatus } from '../../lib/background/watch-status'
import { type HardwareFacts, probeHardware } from '../../lib/hardware/probe'
import type { Engine, HostStatus } from '../../lib/messaging/contract'
import type { Models } from '../../lib/messaging/models-contract'
import { remoteEngine } from '../../lib/messaging/remote-engine'
import { remoteModels } from '../../lib/messaging/remote-models'
import { watchOverview } from '../../lib/models/overview'
import { giveBackAllSites, hasAllSites, requestAllSites, watchAllSites } from '../../lib/settings/all-sites'
import { changeSettings, readSettings } from '../../lib/settings/settings'
import { watchSettings } from '../../lib/settings/watch-settings'
import { NO_FILTERS } from '../../lib/ui/models/filters'
import type { ModelsState } from '../../lib/ui/models/models-state'
import { type OwnNeeds, type OwnState, createOwnState } from '../../lib/ui/models/own-state'
import { watchModels } from '../../lib/ui/models/watch-models'
import { type PagesState, pagesState } from '../../lib/ui/pages/pages-state'
import { type RetryModel, createRetry } from '../../lib/ui/retry-model'
import { canExport, exportToFolder, inspectFiles, takeFiles } from './files'
import { type Matter, placeOf } from './matters'

export interface Options extends RetryModel {
  matter: ReadonlySignal<Matter>
  models: ModelsState
  own: OwnState
  pages: PagesState
  status: ReadonlySignal<HostStatus | null>
  hardware: ReadonlySignal<HardwareFacts | null>
  /** Searches the models, from whichever page it is typed on. */
  search(text: string): void
}

/** A test gives its own. */
export interface Surroundings extends Partial<Pick<OwnNeeds, 'inspect' | 'take'>> {
  models?: Models
  engine?: Pick<Engine, 'prepare'>
  watch?: typeof watchOverview
}

export async function openOptions({
  models = remoteModels,
  engine = remoteEngine,
  watch = watchOverview,
  inspect = inspectFiles,
  take = takeFiles,
}: Surroundings = {}): Promise<Options> {
  const [status, pages] = await Promise.all([watchHostStatus(), openPages()])
  const hardware = signal<HardwareFacts | null>(null)
  const matter = signal<Matter>('models')
  const { state } = watchModels({ models, status, watch, exportModel: canExport ? exportToFolder : null })
  void probeHardware().then((facts) => (hardware.value = facts))

  const follow = () => {
    const place = placeOf(location.hash)
    matter.value = place.matter
    if (Object.keys(place.filters).length > 0) state.filter({ ...NO_FILTERS, ...place.filters })
  }
  follow()
  addEventListener('hashchange', follow)

  return {
    ...createRetry(engine),
    matter,
    models: state,
    own: createOwnState({ overview: state.overview, model: state.model, inspect, take }),
    pages,
    status,
    hardware,
    search: (text) => {
      state.filter({ search: text })
      if (matter.value !== 'models') location.hash = 'models'
    },
  }
}

async function openPages(): Promise<PagesState> {
  const [settings, mayReadAll] = [signal(await readSettings()), signal(await hasAllSites())]
  watchSettings((changed) => (settings.value = changed))
  watchAllSites((isGranted) => (mayReadAll.value = isGranted))
  return pagesState({
    settings,
    changeSettings,
    mayReadAll,
    request: requestAllSites,
    giveBack: giveBackAllSites,
  })
}
