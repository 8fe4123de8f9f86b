/** Opens the benchmark's page in real Chromium and lets Node call its sides. */
import { type Browser, chromium } from 'playwright'
import { createServer } from 'vite'
import { ROOT } from '../../../scripts/build-extension.ts'
import { QUIET_FLAGS, SANDBOX_FLAGS } from '../../../scripts/chromium-flags.ts'
import { findBrowser } from '../../../scripts/find-browser.ts'
import type { BrowserSides } from './sides-contract.ts'

export interface OpenSides {
  browser: Browser
  call<Name extends keyof BrowserSides>(
    name: Name,
    ...given: Parameters<BrowserSides[Name]>
  ): Promise<Awaited<ReturnType<BrowserSides[Name]>>>
  close(): Promise<void>
}

export async function openSides(): Promise<OpenSides> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    optimizeDeps: { exclude: ['@huggingface/transformers', 'onnxruntime-web'], noDiscovery: true },
    server: {
      host: '127.0.0.1',
      hmr: false,
      watch: null,
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
    },
  })
  await server.listen()
  const args = [...QUIET_FLAGS, ...SANDBOX_FLAGS]
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  const page = await browser.newPage()
  await page.goto(`${server.resolvedUrls?.local[0]}tests/bench/engine/`)
  await page.waitForFunction(() => 'sides' in globalThis)
  return {
    browser,
    call: async (name, ...given) =>
      (await page.evaluate(
        async ([method, values]) => {
          const { sides } = globalThis as never as { sides: Record<string, (...v: unknown[]) => unknown> }
          return await sides[method]!(...values)
        },
        [name, given as unknown[]] as const,
      )) as never,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
