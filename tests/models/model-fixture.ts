import { afterEach, inject } from 'vitest'
import type { DownloadProgress } from '../../lib/messaging/models-contract'
import type { ModelFile } from '../../lib/models/content-id'
import { DownloadClient } from '../../lib/models/download/download-client'
import type { DownloadRequest, Pace } from '../../lib/models/download/download-contract'
import { listModel } from '../../lib/models/hub'
import { fileOnDisk } from '../../lib/models/store/files'
import { removeModel, storedModels } from '../../lib/models/store/models'
import type { LoggedRequest, RepositoryPlan } from '../hub/repository.ts'

export const hub = inject('hub')
export const never = new AbortController().signal

/** Impatient, so that a test of a bad line is not a slow test. */
const PACE: Partial<Pace> = { backOffMs: 20, stallMs: 1500, partBytes: 1 << 20 }

export const startWorker = (name: string) =>
  new Worker(new URL('../../lib/models/download-worker.ts', import.meta.url), { type: 'module', name })

/** Every test leaves the store empty. */
afterEach(async () => {
  for (const { id, commit } of await storedModels()) await removeModel(id, commit)
})

let count = 0

/** A repository of its own for each test, with content that no other test has. */
export async function repository(plan: Omit<RepositoryPlan, 'id'> & { id?: string }): Promise<string> {
  const id = plan.id ?? `test/model-${crypto.randomUUID()}`
  await fetch(`${hub}/-/repository`, { method: 'PUT', body: JSON.stringify({ ...plan, id }) })
  return id
}

/** One made-up file, `onnx/model.onnx`, that no other test has. */
export const generated = (bytes: number) => {
  const seed = (Date.now() % 1e9) * 4 + count++
  return { 'onnx/model.onnx': { bytes, seed: seed % 2 ** 32 } }
}

export async function requestFor(
  id: string,
  pace: Partial<Pace> = {},
): Promise<DownloadRequest & { file: ModelFile }> {
  const { commit, files } = await listModel(id, 'main', { host: hub })
  const file = files.find(({ path }) => path.endsWith('.onnx')) ?? files[0]!
  return { model: id, commit, host: hub, files, pace: { ...PACE, ...pace }, file }
}

export async function log(id: string): Promise<LoggedRequest[]> {
  const response = await fetch(`${hub}/-/log?id=${id}`)
  return (await response.json()) as LoggedRequest[]
}

/** Bytes of files that left the hub, all connections together. */
export async function bytesSent(id: string): Promise<number> {
  return (await log(id)).reduce((sum, { bytes }) => sum + bytes, 0)
}

export function startClient(): DownloadClient & Disposable {
  const client = new DownloadClient(startWorker)
  return Object.assign(client, { [Symbol.dispose]: () => client.end() })
}

/** Runs a download to its end. */
export async function fetched(events: AsyncIterable<DownloadProgress>): Promise<DownloadProgress[]> {
  const all: DownloadProgress[] = []
  for await (const event of events) all.push(event)
  return all
}

export async function sha256OnDisk(file: ModelFile): Promise<string> {
  const disk = await fileOnDisk(file.content)
  if (!disk) return 'absent'
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await disk.arrayBuffer()))
  return `sha256-${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
