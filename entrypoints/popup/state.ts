/** What the popup knows and does. It lives for as long as the popup is open; closing it ends its requests with its port. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { openOptions } from '../../lib/background/open-options'
import { openTranslatePage } from '../../lib/background/translate-page'
import { watchHostStatus } from '../../lib/background/watch-status'
import { type HardwareFacts, probeHardware } from '../../lib/hardware/probe'
import { background } from '../../lib/messaging/background-calls'
import type { Engine, HostStatus, LanguageTag } from '../../lib/messaging/contract'
import { type ErrorData, toErrorData } from '../../lib/messaging/errors'
import type { Models } from '../../lib/messaging/models-contract'
import { remoteEngine } from '../../lib/messaging/remote-engine'
import { remoteModels } from '../../lib/messaging/remote-models'
import { watchOverview } from '../../lib/models/overview'
import type { ModelsState } from '../../lib/ui/models/models-state'
import { watchModels } from '../../lib/ui/models/watch-models'
import type { PanelState } from '../../lib/ui/page-panel/panel-state'
import { type RetryModel, createRetry } from '../../lib/ui/retry-model'
import { type TargetLanguage, watchTargetLanguage } from '../../lib/ui/target-language'
import { createPageTranslator } from '../../lib/ui/translator/page-translator'
import type { Translator } from '../../lib/ui/translator/translator'
import { idOf, openPanel, tabInFront } from './page-in-front'

export type SelectionState =
  | { phase: 'idle' }
  /** The page is being asked. */
  | { phase: 'asking' }
  /** No bubble, and why. */
  | { phase: 'refused'; error: ErrorData }

export interface Popup extends TargetLanguage, RetryModel {
  panel: PanelState
  translator: Translator
  models: ModelsState
  status: ReadonlySignal<HostStatus | null>
  hardware: ReadonlySignal<HardwareFacts | null>
  selection: ReadonlySignal<SelectionState>
  translateSelection(): Promise<void>
  probe(): Promise<void>
  openOptions(): Promise<void>
  /** Goes on in a tab of its own, with the text typed so far. */
  openInTab(): Promise<void>
}

/** Reading the store and the page takes a few milliseconds; the popup does not wait longer for it. */
const FIRST_PAINT_MS = 60

interface Surroundings {
  engine?: Pick<Engine, 'prepare'>
  models?: Models
  watch?: typeof watchOverview
  close?: () => void
}

export async function openPopup({
  engine = remoteEngine,
  models = remoteModels,
  watch = watchOverview,
  close = () => window.close(),
}: Surroundings = {}): Promise<Popup> {
  const [status, target, tab] = await Promise.all([
    watchHostStatus(),
    watchTargetLanguage(),
    tabInFront(), // the host sees whether a tab is private, and of a popup it cannot
  ])
  const watched = watchModels({ models, status, watch, exportModel: null })
  const choose = (source: LanguageTag, target: LanguageTag) =>
    void openOptions({ source, target }).then(close)
  const { panel, isSeen } = await openPanel({ target: target.target, models, openModels: choose })
  // What is on disk and what the page is belongs to the first paint, if neither is slow.
  const known = Promise.all([watched.isRead, isSeen])
  await Promise.race([known, new Promise((resolve) => setTimeout(resolve, FIRST_PAINT_MS))])
  const isPrivate = tab?.incognito ?? false
  const translator = createPageTranslator(target, {
    detector: (text) => browser.i18n.detectLanguage(text),
    models,
    choose,
    isPrivate,
  })
  const hardware = signal<HardwareFacts | null>(null)
  const selection = signal<SelectionState>({ phase: 'idle' })

  async function translateSelection(): Promise<void> {
    if (selection.value.phase === 'asking') return
    selection.value = { phase: 'asking' }
    try {
      const outcome = await background.translateSelection({ tabId: idOf(await tabInFront()) })
      if (outcome.shown) return close()
      selection.value = { phase: 'refused', error: outcome.error }
    } catch (error) {
      selection.value = { phase: 'refused', error: toErrorData(error) }
    }
  }

  return {
    ...target,
    ...createRetry(engine),
    panel,
    translator,
    status,
    hardware,
    models: watched.state,
    selection,
    translateSelection,
    openOptions: async () => {
      await openOptions()
      close()
    },
    openInTab: async () => {
      await openTranslatePage({ text: translator.text.value, ...(isPrivate && { isPrivate }) })
      close()
    },
    probe: async () => {
      hardware.value = await probeHardware()
    },
  }
}
