import { startEngineWorker } from '../../lib/host/engine-worker'
import { serveHost } from '../../lib/host/serve-host'
import { background } from '../../lib/messaging/background-calls'

serveHost(startEngineWorker, (status) => void background.reportStatus(status).catch(() => {}))
