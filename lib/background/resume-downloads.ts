/**
 * A download goes on when the browser comes back: the host takes up what its predecessor left, and somebody has to start the
 * host. The background does so at the browser's start, when the last status that it heard had a download running.
 */
import { browser } from 'wxt/browser'
import type { HostStatus } from '../messaging/contract'
import { ensureHost } from './ensure-host'

const KEY = 'downloads-running'

/** What is stored, as far as this life of the background knows: statuses come ten times a second. */
let known: boolean | null = null

export async function noteDownloads({ downloads }: HostStatus): Promise<void> {
  const isRunning = downloads.some(({ state }) => state === 'running')
  if (isRunning === known) return
  known = isRunning
  await browser.storage.local.set({ [KEY]: isRunning })
}

/** Register synchronously when the background starts. */
export function resumeDownloadsAtStart(): void {
  browser.runtime.onStartup.addListener(() => {
    void browser.storage.local.get(KEY).then(async ({ [KEY]: isRunning }) => {
      if (isRunning === true) await ensureHost()
    })
  })
}
