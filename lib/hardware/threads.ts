import type { ThreadFacts } from '../messaging/contract'

/** ORT's matrix kernels gain little beyond this on the small models of a browser. */
const MOST_THREADS = 8

/**
 * How many threads WebAssembly may use. More than one needs shared memory, which a browser gives only to a cross-origin
 * isolated context (`crossOriginIsolated`; not the mere presence of `SharedArrayBuffer`). Above four cores two are left to the page.
 */
export function threadFacts(isolated: boolean, cores: number): ThreadFacts {
  if (!isolated) return { count: 1, cores, limit: 'not-isolated' }
  const free = cores > 4 ? cores - 2 : Math.max(1, cores)
  return free > MOST_THREADS
    ? { count: MOST_THREADS, cores, limit: 'cap' }
    : { count: free, cores, limit: 'cores' }
}
