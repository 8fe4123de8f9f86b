/** What the privacy page knows: what has left this computer, what is remembered, the history. Read while the page is looked at. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Models, RememberedBytes } from '../../messaging/models-contract'
import type { NetworkLog } from '../../models/network/network-log'
import { type HistoryNeeds, type HistoryState, createHistoryState } from './history-state'

export interface PrivacyNeeds extends HistoryNeeds {
  models: Pick<Models, 'remembered' | 'forgetTranslations'>
  readNetworkLog(): Promise<NetworkLog>
  clearNetworkLog(): Promise<void>
  onNetworkLogChange(listener: () => void, signal: AbortSignal): void
}

export interface PrivacyState {
  /** Null until it was read, or if it cannot be. */
  network: ReadonlySignal<NetworkLog | null>
  remembered: ReadonlySignal<RememberedBytes | null>
  history: HistoryState
  clearNetwork(): Promise<void>
  /** The sizes again: something was forgotten. */
  look(): Promise<void>
  watch(): () => void
}

export function createPrivacyState(needs: PrivacyNeeds): PrivacyState {
  const network = signal<NetworkLog | null>(null)
  const remembered = signal<RememberedBytes | null>(null)
  const history = createHistoryState(needs)
  const readNetwork = async () => {
    network.value = await needs.readNetworkLog().catch(() => network.value)
  }
  const look = async () => {
    remembered.value = await needs.models.remembered({}).catch(() => remembered.value)
  }
  return {
    network,
    remembered,
    history,
    look,
    clearNetwork: async () => {
      await needs.clearNetworkLog()
      await readNetwork()
    },
    watch() {
      const watching = new AbortController()
      needs.onNetworkLogChange(() => void readNetwork(), watching.signal)
      void readNetwork()
      void look()
      const unwatch = history.watch()
      return () => {
        watching.abort()
        unwatch()
      }
    },
  }
}
