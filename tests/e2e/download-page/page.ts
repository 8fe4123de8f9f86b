/** What a host does with a download, and nothing else: begins it, takes it up after a restart, says how far it is. */
import { digestBlob } from '../../../lib/models/digest'
import { DownloadClient } from '../../../lib/models/download/download-client'
import { Downloads, unfinished } from '../../../lib/models/download/downloads'
import { listModel } from '../../../lib/models/hub'
import { storedModel } from '../../../lib/models/store/models'
import { readStored } from '../../../lib/models/store/read'

const client = new DownloadClient(
  (name) =>
    new Worker(new URL('../../../lib/models/download-worker.ts', import.meta.url), { type: 'module', name }),
)
const downloads = new Downloads(
  (request, signal) => client.download(request, signal),
  () => {},
)

const page = {
  /** What an earlier life of the browser has left of it, else all of it. */
  async begin(hub: string, model: string): Promise<void> {
    const left = (await unfinished(hub)).find((request) => request.model === model)
    const fresh = async () => {
      const { commit, files } = await listModel(model, 'main', { host: hub })
      return { model, commit, host: hub, files }
    }
    void downloads.start(left ?? (await fresh()))
  },

  async state(model: string) {
    const stored = await storedModel(model)
    const [status] = downloads.statuses
    return { stored: stored?.state, bytesHere: stored?.bytesHere ?? 0, error: status?.error }
  },

  /** Content id of what is on disk, read anew. */
  async content(model: string, path: string) {
    return await digestBlob(await readStored(model, path), 'sha256-')
  },
}

export type DownloadPage = typeof page

Object.assign(globalThis, { page })
