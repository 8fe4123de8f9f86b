import { browser } from 'wxt/browser'
import type { HostStatus } from '../messaging/contract'
import { noteDownloads } from './resume-downloads'

/** Where every open surface reads what the engine is doing; absent: it has not been needed yet. */
export const STATUS_KEY = 'host-status'

export async function keepStatus(status: HostStatus): Promise<void> {
  await browser.storage.session.set({ [STATUS_KEY]: status })
  await noteDownloads(status)
}
