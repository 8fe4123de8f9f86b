/** Starts the engine host in this document and answers the ports that other contexts open to it. */
import { browser } from 'wxt/browser'
import { threadFacts } from '../hardware/threads'
import { portChannel } from '../messaging/channel'
import type { HostStatus } from '../messaging/contract'
import { ENGINE_PORT } from '../messaging/engine-port'
import { type Handlers, serveStreams } from '../messaging/stream'
import { readShipped } from '../models/shipped'
import { Host } from './host'
import type { StartWorker } from './realm'
import { Realms } from './realms'
import { StatusBoard } from './status-board'

/** Register synchronously when the document starts: a client may connect as soon as it has loaded. */
export function serveHost(startWorker: StartWorker, publish: (status: HostStatus) => void): void {
  const root = browser.runtime.getURL('/')
  const threads = threadFacts(globalThis.crossOriginIsolated, navigator.hardwareConcurrency)
  const status = new StatusBoard(threads, publish)
  const realms = new Realms({
    startWorker,
    readFiles: (entry, onBytes) => readShipped(entry, root, onBytes),
    runtime: { mjs: `${root}ort/runtime.mjs`, wasm: `${root}ort/runtime.wasm` },
    status,
  })
  const host = new Host(realms, status, threads.count)
  const handlers: Handlers = {
    translate: host.translate.bind(host) as Handlers[string],
    prepare: host.prepare.bind(host) as Handlers[string],
  }
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === ENGINE_PORT) serveStreams(portChannel(port), handlers)
  })
}
