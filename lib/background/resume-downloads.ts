/**
 * A download goes on when the browser comes back: the host takes up what its predecessor left, and somebody has to start the
 * host. The background does so when it starts for the first time in a session of the browser, if the last status that it
 * heard had a download running.
 */
import { browser } from 'wxt/browser'
import type { HostStatus } from '../messaging/contract'
import { ensureHost } from './ensure-host'

const RUNNING = 'downloads-running'
/** In memory only, so it is gone with the session. */
const LOOKED = 'looked-for-downloads'

/** What is stored, as far as this life of the background knows: statuses come ten times a second. */
let known: boolean | null = null

export async function noteDownloads({ downloads }: HostStatus): Promise<void> {
  const isRunning = downloads.some(({ state }) => state === 'running')
  if (isRunning === known) return
  known = isRunning
  await browser.storage.local.set({ [RUNNING]: isRunning })
}

/** Call it when the background starts. The listener does nothing but make the browser start the background with itself. */
export function resumeDownloadsAtStart(): void {
  browser.runtime.onStartup.addListener(() => {})
  void resumeOnce()
}

async function resumeOnce(): Promise<void> {
  const { [LOOKED]: hasLooked } = await browser.storage.session.get(LOOKED)
  if (hasLooked === true) return
  await browser.storage.session.set({ [LOOKED]: true })
  const { [RUNNING]: isRunning } = await browser.storage.local.get(RUNNING)
  if (isRunning === true) await ensureHost()
}
