/** Starts the Worker that a realm lives in. The address has to be written out like this for the bundler to find the script. */
export function startEngineWorker(name: string): Worker {
  return new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name })
}
