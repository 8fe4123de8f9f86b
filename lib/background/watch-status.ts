/** The engine's status as the background keeps it in `storage.session`: right at once for a popup opened late. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import type { HostStatus } from '../messaging/contract'
import { STATUS_KEY } from './keep-status'

/** Null until the engine has ever started: idle. Resolves once the stored status is in the signal. */
export async function watchHostStatus(): Promise<ReadonlySignal<HostStatus | null>> {
  const status = signal<HostStatus | null>(null)
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session' || !changes[STATUS_KEY]) return
    status.value = (changes[STATUS_KEY].newValue as HostStatus | undefined) ?? null
  })
  const stored = await browser.storage.session.get(STATUS_KEY)
  status.value ??= (stored[STATUS_KEY] as HostStatus | undefined) ?? null
  return status
}
