import { hostWorkers } from '../../lib/host/host-workers'
import { serveHost } from '../../lib/host/serve-host'
import { background } from '../../lib/messaging/background-calls'

serveHost(hostWorkers, {
  status: (status) => void background.reportStatus(status).catch(() => {}),
  terms: (terms) => void background.reportTerms({ terms }).catch(() => {}),
})
