/** What the options page knows and does: its matters, and the states behind them wired to the host, the store and the disk. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { watchHostStatus } from '../../lib/background/watch-status'
import { type HardwareFacts, probeHardware } from '../../lib/hardware/probe'
import type { Engine, HostStatus } from '../../lib/messaging/contract'
import type { Models } from '../../lib/messaging/models-contract'
import { remoteEngine } from '../../lib/messaging/remote-engine'
import { remoteModels } from '../../lib/messaging/remote-models'
import { watchOverview } from '../../lib/models/overview'
import { preferences } from '../../lib/models/store/facts'
import { changeSettings, restoreSettings } from '../../lib/settings/change-settings'
import { type Command, openKeySettings } from '../../lib/settings/commands'
import { storedSettings } from '../../lib/settings/stored-settings'
import { type EraseState, createEraseState } from '../../lib/ui/advanced/erase-state'
import { type TransferState, createTransferState } from '../../lib/ui/advanced/transfer-state'
import { MODELS } from '../../lib/ui/models/entries'
import { NO_FILTERS } from '../../lib/ui/models/filters'
import type { ModelsState } from '../../lib/ui/models/models-state'
import { type OwnNeeds, type OwnState, createOwnState } from '../../lib/ui/models/own-state'
import { watchModels } from '../../lib/ui/models/watch-models'
import { ALL_ENTRIES } from '../../lib/ui/options/all-entries'
import type { ChoicesState } from '../../lib/ui/options/choices-state'
import { addressOf } from '../../lib/ui/options/entry'
import { type Place, placeOf } from '../../lib/ui/options/matters'
import { type SearchState, createSearchState } from '../../lib/ui/options/search-state'
import { watchChoices } from '../../lib/ui/options/watch-choices'
import type { PrivacyState } from '../../lib/ui/privacy/privacy-state'
import { type RetryModel, createRetry } from '../../lib/ui/retry-model'
import { saveFile } from '../../lib/ui/save-file'
import { watchCommands } from '../../lib/ui/shortcuts/watch-commands'
import { eraseEverything } from './erase-everything'
import { canExport, exportToFolder, inspectFiles, takeFiles } from './files'
import { openPrivacy } from './privacy'

export interface Options extends RetryModel {
  place: ReadonlySignal<Place>
  choices: ChoicesState
  models: ModelsState
  own: OwnState
  privacy: PrivacyState
  commands: ReadonlySignal<Command[]>
  openKeySettings(): void
  status: ReadonlySignal<HostStatus | null>
  hardware: ReadonlySignal<HardwareFacts | null>
  browserLanguage: string
  /** Over all settings. */
  search: SearchState
  transfer: TransferState
  eraser: EraseState
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
  const [status, choices, commands] = await Promise.all([watchHostStatus(), watchChoices(), watchCommands()])
  const hardware = signal<HardwareFacts | null>(null)
  const place = signal(placeOf(location.hash))
  const browserLanguage = browser.i18n.getUILanguage()
  const { state } = watchModels({ models, status, watch, exportModel: canExport ? exportToFolder : null })
  void probeHardware().then((facts) => (hardware.value = facts))

  const follow = () => {
    const { filters } = (place.value = placeOf(location.hash))
    if (Object.keys(filters).length > 0) state.filter({ ...NO_FILTERS, ...filters })
  }
  follow()
  addEventListener('hashchange', follow)
  /** Also when it is the address already: a setting is lit again. */
  const go = (address: string) => {
    if (location.hash === `#${address}`) follow()
    else location.hash = address
  }

  return {
    ...createRetry(engine),
    place,
    choices,
    models: state,
    own: createOwnState({ overview: state.overview, model: state.model, inspect, take }),
    privacy: openPrivacy(models),
    commands,
    openKeySettings: () => void openKeySettings(),
    status,
    hardware,
    browserLanguage,
    transfer: createTransferState({
      chosen: async () => ({ stored: await storedSettings(), preferences: await preferences() }),
      changeSettings,
      restoreSettings,
      prefer: (change) => models.prefer(change),
      saveFile: (name, text) => saveFile(name, text, 'application/json'),
      browserLanguage,
    }),
    eraser: createEraseState(() => eraseEverything(models)),
    search: createSearchState({
      entries: ALL_ENTRIES,
      go,
      searchModels: (search) => {
        state.filter({ ...NO_FILTERS, search })
        go(addressOf(MODELS.table))
      },
    }),
  }
}
