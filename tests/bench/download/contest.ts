/**
 * Ours against plain `fetch`, one file from the same hub over the same redirect into the same private file system; one after
 * the other within each round, the first of each round another one. Ours is verified by SHA-256 when it is done, they are not.
 */
import { DownloadClient } from '../../../lib/models/download/download-client'
import type { DownloadRequest } from '../../../lib/models/download/download-contract'
import { fileAddress, listModel } from '../../../lib/models/hub'
import { removeModel, storedModel } from '../../../lib/models/store/models'

const PLAIN = 'plain-download'
const never = new AbortController().signal

async function requestFor(hub: string, model: string): Promise<DownloadRequest> {
  const { commit, files } = await listModel(model, 'main', { host: hub })
  return { model, commit, host: hub, files }
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

async function ours(request: DownloadRequest): Promise<number> {
  const client = new DownloadClient(
    (name) =>
      new Worker(new URL('../../../lib/models/download-worker.ts', import.meta.url), {
        type: 'module',
        name,
      }),
  )
  const elapsedMs = await timed(async () => {
    for await (const _ of client.download(request, never));
  })
  client.end()
  if ((await storedModel(request.model))?.state !== 'complete') throw new Error('not complete')
  await removeModel(request.model, request.commit)
  return elapsedMs
}

/** What everyone writes. */
async function piped(url: string): Promise<number> {
  const root = await navigator.storage.getDirectory()
  const elapsedMs = await timed(async () => {
    const response = await fetch(url, { cache: 'no-store' })
    const file = await root.getFileHandle(PLAIN, { create: true })
    await response.body!.pipeTo(await file.createWritable())
  })
  await root.removeEntry(PLAIN)
  return elapsedMs
}

async function synchronous(url: string): Promise<number> {
  let worker: Worker | undefined
  const elapsedMs = await timed(async () => {
    worker = new Worker(new URL('./plain.worker.ts', import.meta.url), { type: 'module' })
    const done = new Promise((resolve) => worker!.addEventListener('message', resolve, { once: true }))
    worker.postMessage({ url, name: PLAIN })
    await done
  })
  worker?.terminate()
  await (await navigator.storage.getDirectory()).removeEntry(PLAIN)
  return elapsedMs
}

export interface Round {
  oursMs: number
  pipedMs: number
  synchronousMs: number
}

const page = {
  async round(hub: string, model: string, turn: number): Promise<Round> {
    const request = await requestFor(hub, model)
    const url = fileAddress(hub, model, request.commit, request.files[0]!.path)
    const result: Round = { oursMs: 0, pipedMs: 0, synchronousMs: 0 }
    const runs = [
      async () => (result.oursMs = await ours(request)),
      async () => (result.pipedMs = await piped(url)),
      async () => (result.synchronousMs = await synchronous(url)),
    ]
    for (let at = 0; at < runs.length; at++) await runs[(turn + at) % runs.length]!()
    return result
  },

  async download(hub: string, model: string): Promise<number> {
    return await ours(await requestFor(hub, model))
  },
}

export type DownloadContest = typeof page

Object.assign(globalThis, { page })
