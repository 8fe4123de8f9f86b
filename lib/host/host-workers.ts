/** Starts the Workers of the host. The addresses have to be written out like this for the bundler to find the scripts. */
export const hostWorkers = { engine: startEngineWorker, download: startDownloadWorker }

function startDownloadWorker(name: string): Worker {
  return new Worker(new URL('../models/download-worker.ts', import.meta.url), { type: 'module', name })
}

function startEngineWorker(name: string): Worker {
  return new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name })
}
