/**
 * The page as it would be without us, at once: what it did up to this moment is settled first, so that copies of our output are
 * known; then every text and attribute, every element and sheet of ours. Nothing waits, so that it also serves a script whose
 * extension has been updated under it.
 */
import type { Besides } from './beside'
import type { Ledger } from './ledger'

export interface Restorable {
  watch: { settle(): void; stop(): void }
  besides: Besides
  ledger: Ledger
  /** All that were translated. */
  roots: Iterable<Document | ShadowRoot>
}

export function restorePage({ watch, besides, ledger, roots }: Restorable): void {
  watch.settle()
  watch.stop()
  for (const root of roots) besides.sweep(root)
  besides.remove()
  ledger.restore()
}
