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
import type { Command } from '../../lib/settings/commands'
import { NO_FILTERS } from '../../lib/ui/models/filters'
import type { ModelsState } from '../../lib/ui/models/models-state'
import { type OwnNeeds, type OwnState, createOwnState } from '../../lib/ui/models/own-state'
import { watchModels } from '../../lib/ui/models/watch-models'
import type { ChoicesState } from '../../lib/ui/options/choices-state'
import { type Place, placeOf } from '../../lib/ui/options/matters'
import { watchChoices } from '../../lib/ui/options/watch-choices'
import { type RetryModel, createRetry } from '../../lib/ui/retry-model'
import { watchCommands } from '../../lib/ui/shortcuts/watch-commands'
import { canExport, exportToFolder, inspectFiles, takeFiles } from './files'

export interface Options extends RetryModel {
  place: ReadonlySignal<Place>
  choices: ChoicesState
  models: ModelsState
  own: OwnState
  commands: ReadonlySignal<Command[]>
  status: ReadonlySignal<HostStatus | null>
  hardware: ReadonlySignal<HardwareFacts | null>
  browserLanguage: string
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
  const { state } = watchModels({ models, status, watch, exportModel: canExport ? exportToFolder : null })
  void probeHardware().then((facts) => (hardware.value = facts))

  const follow = () => {
    const { filters } = (place.value = placeOf(location.hash))
    if (Object.keys(filters).length > 0) state.filter({ ...NO_FILTERS, ...filters })
  }
  follow()
  addEventListener('hashchange', follow)

  return {
    ...createRetry(engine),
    place,
    choices,
    models: state,
    own: createOwnState({ overview: state.overview, model: state.model, inspect, take }),
    commands,
    status,
    hardware,
    browserLanguage: browser.i18n.getUILanguage(),
  }
}
