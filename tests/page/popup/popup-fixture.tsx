/** The popup's view over plain signals and the fake engine: everything the browser would give is given here. */
import '../../fixtures/page-words'
import '../../../entrypoints/popup/style.css'
import { computed, signal } from '@preact/signals'
import { render } from 'preact'
import { expect, vi } from 'vitest'
import type { Locator } from 'vitest/browser'
import { App } from '../../../entrypoints/popup/app'
import type { SelectionState } from '../../../entrypoints/popup/state'
import type { HardwareFacts, StorageFacts } from '../../../lib/hardware/probe'
import type { HostStatus, RealmStatus } from '../../../lib/messaging/contract'
import type { DownloadStatus } from '../../../lib/messaging/models-contract'
import { type Overview, knownModels } from '../../../lib/models/overview'
import type { StoredModel } from '../../../lib/models/store/models'
import { createModelsState } from '../../../lib/ui/models/models-state'
import { createTranslator } from '../../../lib/ui/translator/translator'
import { TranslatorView } from '../../../lib/ui/translator/translator-view'
import { fakeEngine } from '../../fixtures/fake-engine'
import { fakeModels } from '../../fixtures/fake-models'
import { AT_MS, stored } from '../../fixtures/stored-models'
import { fakePanel } from './panel-fixture'

export function openTranslator() {
  const engine = fakeEngine()
  const fake = fakeModels()
  const chosen: string[] = []
  const target = signal('en')
  const copied: string[] = []
  const translator = createTranslator({
    engine,
    detect: async () => 'fr',
    target,
    chooseTarget: (tag) => (target.value = tag),
    lendTarget: (tag) => (target.value = tag),
    copy: async (text) => void copied.push(text),
    models: fake.models,
    choose: (source, target) => void chosen.push(`${source}>${target}`),
  })
  return { engine, fake, chosen, target, copied, translator }
}

export function showPopup() {
  const parts = openTranslator()
  const front = fakePanel(parts.target, parts.fake.models)
  const status = signal<HostStatus | null>(null)
  const hardware = signal<HardwareFacts | null>(null)
  const selection = signal<SelectionState>({ phase: 'idle' })
  const translateSelection = vi.fn<() => Promise<void>>(async () => {})
  const retry = vi.fn<(model: string) => Promise<void>>(async () => {})
  const overview = signal<Overview | null>(null)
  const storage = signal<StorageFacts | null>(null)
  const models = createModelsState({
    models: parts.fake.models,
    overview,
    overviewError: signal(null),
    downloads: computed(() => status.value?.downloads ?? []),
    storage,
    exportModel: async () => null,
    canExport: false,
    threads: 2,
  })
  const popup = {
    ...parts,
    panel: front.panel,
    models,
    status,
    hardware,
    selection,
    retrying: signal(new Set<string>()),
    chooseTarget: parts.translator.chooseTarget,
    lendTarget: (tag: string) => (parts.target.value = tag),
    translateSelection,
    retry,
    probe: async () => {},
    openOptions: vi.fn<() => Promise<void>>(async () => {}),
    openInTab: vi.fn<() => Promise<void>>(async () => {}),
  }
  render(<App popup={popup} />, document.body)
  const threads = { count: 2, cores: 2, limit: 'cores' } as const
  const realms = (...all: RealmStatus[]) => {
    status.value = { realms: all, downloads: [], threads }
  }
  const downloads = (...all: DownloadStatus[]) => {
    status.value = { realms: [], downloads: all, threads }
  }
  const onDisk = (stored: StoredModel[], more: Partial<Overview> = {}) => {
    overview.value = {
      models: knownModels(stored),
      bytesOnDisk: stored.reduce((sum, { bytes }) => sum + bytes, 0),
      preferences: {},
      network: null,
      ...more,
    }
  }
  return { ...popup, front, storage, realms, downloads, onDisk }
}

export function showTranslatePage() {
  const parts = openTranslator()
  render(<TranslatorView translator={parts.translator} wide />, document.body)
  return parts
}

export const clear = () => render(null, document.body)

/** Soon contains this text, among others. */
export const says = (place: Locator, text: string) =>
  expect.poll(() => place.element().textContent).toContain(text)

/** The popup as most people have it: a model at work, nothing special in the computer, a model of their own on disk. */
export function asUsual({ realms, hardware, onDisk, storage }: ReturnType<typeof showPopup>): void {
  realms({
    phase: 'ready',
    model: 'gloss/starter-fr-en',
    rung: { device: 'wasm', dtype: 'q8', threads: 2 },
    why: 'no-adapter',
    busy: false,
    tokensPerSecond: 462,
    wordsPerSecond: 333,
  })
  hardware.value = {
    gpu: { kind: 'none', why: 'refused' },
    threads: { count: 2, cores: 2, limit: 'cores' },
    memory: { kind: 'at-least', bytes: 16e9 },
    storage: { usage: 82e6, quota: 40e9 },
    browser: { name: 'Chromium', version: '141.0.7390.54' },
  }
  onDisk([stored({ id: 'Xenova/opus-mt-de-en', bytes: 53e6 })], {
    network: { host: 'huggingface.co', lastAtMs: AT_MS },
  })
  storage.value = { usage: 82e6, quota: 40e9 }
}

/** The most that a browser gives a popup. */
export const POPUP_HEIGHT = 600

/** What has left this computer, in sight without scrolling. */
export function noteInSight(): boolean {
  const { top, bottom } = document.querySelector('.network-note')!.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
