/** Starts the hub once for the tests that run in the browser, which find its address with `inject('hub')`. */
import type { TestProject } from 'vitest/node'
import { startHub } from './hub-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    hub: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const hub = await startHub()
  project.provide('hub', hub.url)
  return () => hub.close()
}
