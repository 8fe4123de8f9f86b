import { type ReadonlySignal, signal } from '@preact/signals'
import { onStoreChange } from '../models/store/changes'
import { type NetworkFacts, networkFacts } from '../models/store/facts'

/** What Gloss has asked the network for, as long as the page is open. Undefined until it was read, or if it cannot be. */
export function watchNetwork(): ReadonlySignal<NetworkFacts | null | undefined> {
  const network = signal<NetworkFacts | null | undefined>(undefined)
  const read = () =>
    void networkFacts().then(
      (facts) => (network.value = facts),
      () => {},
    )
  onStoreChange(read, new AbortController().signal)
  read()
  return network
}
