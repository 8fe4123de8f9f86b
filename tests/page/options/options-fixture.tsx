/** The options page over plain signals and fake models: everything the host, the store and the disk would give is given here. */
import '../../fixtures/page-words'
import '../../../entrypoints/options/style.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { expect, vi } from 'vitest'
import { type Locator, page } from 'vitest/browser'
import { App } from '../../../entrypoints/options/app'
import type { HardwareFacts } from '../../../lib/hardware/probe'
import type { HostStatus } from '../../../lib/messaging/contract'
import type { ErrorData } from '../../../lib/messaging/errors'
import type { HistoryEntry } from '../../../lib/messaging/history-contract'
import type { DownloadStatus, ModelListing, Verdict } from '../../../lib/messaging/models-contract'
import type { NetworkLog } from '../../../lib/models/network/network-log'
import { type Overview, knownModels } from '../../../lib/models/overview'
import type { StoredModel } from '../../../lib/models/store/models'
import type { ChangeSettings } from '../../../lib/settings/change-settings'
import type { Command } from '../../../lib/settings/commands'
import { parseSettings } from '../../../lib/settings/parse-settings'
import type { Settings } from '../../../lib/settings/settings'
import { type Stored, mergeStored } from '../../../lib/settings/stored'
import { createEraseState } from '../../../lib/ui/advanced/erase-state'
import { createTransferState } from '../../../lib/ui/advanced/transfer-state'
import { MODELS } from '../../../lib/ui/models/entries'
import { NO_FILTERS } from '../../../lib/ui/models/filters'
import { createModelsState } from '../../../lib/ui/models/models-state'
import { type OwnNeeds, createOwnState } from '../../../lib/ui/models/own-state'
import { ALL_ENTRIES } from '../../../lib/ui/options/all-entries'
import { createChoicesState } from '../../../lib/ui/options/choices-state'
import { addressOf } from '../../../lib/ui/options/entry'
import { placeOf } from '../../../lib/ui/options/matters'
import { createSearchState } from '../../../lib/ui/options/search-state'
import { fakeModels } from '../../fixtures/fake-models'
import { fakePrivacy } from '../../fixtures/fake-privacy'
import { COMMIT } from '../../fixtures/stored-models'

export interface Setting {
  stored?: StoredModel[]
  verdicts?: Verdict[]
  overview?: Partial<Overview>
  hash?: string
  canExport?: boolean
  settings?: object
  mayReadAll?: boolean
  commands?: Command[]
  browserLanguage?: string
  network?: Partial<NetworkLog>
  history?: HistoryEntry[]
}

export function showOptions({
  stored = [],
  verdicts = [],
  overview: more,
  hash = '#models',
  canExport = true,
  settings: chosen = {},
  mayReadAll: isAllowed = false,
  commands = [],
  browserLanguage = 'en-GB',
  network = {},
  history: kept = [],
}: Setting = {}) {
  const fake = fakeModels()
  const overview = signal<Overview | null>(null)
  const downloads = signal<DownloadStatus[]>([])
  const storage = signal<{ usage: number; quota: number } | null>({ usage: 41e6, quota: 60e9 })
  const status = signal<HostStatus | null>(null)
  const hardware = signal<HardwareFacts | null>(null)
  const exportModel = vi.fn<(model: string) => Promise<string | null>>(async () => 'x--y')
  const inspect = vi.fn<OwnNeeds['inspect']>()
  const take = vi.fn<OwnNeeds['take']>(async () => {})
  const place = signal(placeOf(hash))

  const put = (models: StoredModel[], judged: Verdict[] = [], changed: Partial<Overview> = {}) => {
    overview.value = {
      models: knownModels(models, judged),
      bytesOnDisk: models.reduce((sum, { bytes }) => sum + bytes, 0),
      preferences: {},
      network: null,
      ...changed,
    }
  }
  put(stored, verdicts, more)

  const models = createModelsState({
    models: fake.models,
    overview,
    overviewError: signal<ErrorData | null>(null),
    storage,
    downloads,
    exportModel,
    canExport,
    threads: 2,
  })
  models.filter({ ...NO_FILTERS, ...place.value.filters })
  let storedSettings: Stored | undefined = { ...chosen }
  const settings = signal<Settings>(parseSettings(chosen, 'en'))
  const write = (stored: Stored | undefined) => {
    storedSettings = stored
    settings.value = parseSettings(stored, 'en')
  }
  const changeSettings: ChangeSettings = async (change) => {
    const changed = typeof change === 'function' ? change(settings.value) : change
    write(mergeStored(storedSettings ?? {}, { ...changed }))
  }
  const openKeySettings = vi.fn<() => void>()
  const saveFile = vi.fn<(name: string, text: string) => void>()
  const eraseEverything = vi.fn<() => Promise<void>>(async () => {})
  const mayReadAll = signal(isAllowed)
  const browser = { answer: true }
  const privacy = fakePrivacy(fake.models, network, kept)
  const options = {
    privacy: privacy.state,
    place,
    models,
    choices: createChoicesState({
      settings,
      changeSettings,
      mayReadAll,
      request: async () => (mayReadAll.value = browser.answer),
      giveBack: async () => !(mayReadAll.value = false),
    }),
    own: createOwnState({ overview, model: models.model, inspect, take }),
    status,
    hardware,
    retrying: signal(new Set<string>()),
    retry: async () => {},
    commands: signal(commands),
    openKeySettings,
    browserLanguage,
    transfer: createTransferState({
      chosen: async () => ({ stored: storedSettings, preferences: overview.value?.preferences ?? {} }),
      changeSettings,
      restoreSettings: async (before) => write(before),
      prefer: async (change) => {
        await fake.models.prefer(change)
        const preferences = mergeStored({ ...overview.value?.preferences }, change)
        overview.value = { ...overview.value!, preferences }
      },
      saveFile,
      browserLanguage,
    }),
    eraser: createEraseState(eraseEverything),
    search: createSearchState({
      entries: ALL_ENTRIES,
      go: (address) => (place.value = placeOf(`#${address}`)),
      searchModels: (search) => {
        models.filter({ ...NO_FILTERS, search })
        place.value = placeOf(`#${addressOf(MODELS.table)}`)
      },
    }),
  }
  render(<App options={options} />, document.body)
  return {
    ...options,
    settings,
    storedSettings: () => storedSettings,
    saveFile,
    eraseEverything,
    mayReadAll,
    browser,
    fake,
    kept: privacy,
    overview,
    downloads,
    storage,
    exportModel,
    inspect,
    take,
    put,
  }
}

export const clear = () => {
  render(null, document.body)
  document.documentElement.dir = ''
}

/** The row of a model, by what people call it. */
export const row = (name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) })

export const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

/** The page says this somewhere, soon, alone or among other words. */
export const says = (text: string | RegExp) =>
  expect
    .element(
      page
        .getByText(
          typeof text === 'string' ? new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text,
        )
        .first(),
    )
    .toBeVisible()

/** An element's text, soon. */
export const text = (place: Locator) => expect.poll(() => place.element().textContent)

export const listing = (model: string, more: Partial<ModelListing> = {}): ModelListing => ({
  model,
  name: model,
  task: 'translation',
  commit: COMMIT,
  licence: 'CC BY 4.0',
  publisher: 'Helsinki-NLP',
  host: 'huggingface.co',
  builds: [
    { dtype: 'q8', bytes: 53e6, bytesToFetch: 53e6 },
    { dtype: 'fp16', bytes: 151e6, bytesToFetch: 151e6 },
  ],
  recommended: ['q8'],
  ...more,
})
