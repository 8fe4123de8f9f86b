/** The download Worker: synchronous access to files exists only in dedicated Workers. It may end at any moment. */
import { workerChannel } from '../messaging/channel'
import { type Handlers, serveStreams } from '../messaging/stream'
import { holdLife } from '../messaging/worker-life'
import type { DownloadWorker } from './download/download-contract'
import { downloadModel } from './download/download-model'

holdLife(self.name)

const worker: DownloadWorker = { download: downloadModel }

serveStreams(
  workerChannel(self as unknown as Parameters<typeof workerChannel>[0], () => self.close()),
  worker as unknown as Handlers,
)
