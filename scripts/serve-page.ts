/**
 * A page that is no part of the product, for tests and benchmarks that need lib/ alone in a real browser: built as the product
 * is, served on this computer only, cross-origin isolated as extension pages are. `close` removes the build.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { build, preview } from 'vite'
import { ROOT } from './build-extension.ts'

export interface PageServer {
  /** Address of the page; its origin stays the same until `close`, and so does what a profile keeps for it. */
  url: string
  close(): Promise<void>
}

/** @param folder holds `index.html`; `withModels` puts the shipped models beside it, under `/models/` */
export async function servePage(folder: string, withModels = false): Promise<PageServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'gloss-page-'))
  const common = { root: ROOT, configFile: false, logLevel: 'error' } as const
  await build({
    ...common,
    publicDir: withModels ? 'public' : false,
    // As wxt.config.ts has it: the runtime's own files are given by address, not bundled a second time.
    resolve: {
      tsconfigPaths: true,
      conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'],
    },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2024',
      rolldownOptions: { input: join(folder, 'index.html') },
    },
  })
  const server = await preview({
    ...common,
    build: { outDir },
    preview: {
      host: '127.0.0.1',
      port: 0,
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
    },
  })
  const { port } = server.httpServer.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${relative(ROOT, folder).replaceAll('\\', '/')}/`,
    close: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
