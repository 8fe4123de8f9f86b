import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type JSHandle, chromium } from 'playwright'
import { QUIET_FLAGS, SANDBOX_FLAGS } from '../../scripts/chromium-flags.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import { servePage } from '../../scripts/serve-page.ts'

/**
 * A benchmark's page in a fresh Chromium, and what it has put at `globalThis.page`. With a profile on disk, as a reader has:
 * without one Chromium keeps files, OPFS too, in memory.
 */
export async function withPage<InPage, Result>(
  folder: string,
  withModels: boolean,
  run: (page: JSHandle<InPage>, browser: Browser) => Promise<Result>,
): Promise<Result> {
  const server = await servePage(folder, withModels)
  const profile = mkdtempSync(join(tmpdir(), 'gloss-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: [...QUIET_FLAGS, ...SANDBOX_FLAGS],
  })
  try {
    const page = await context.newPage()
    await page.goto(server.url)
    const handle = await page.evaluateHandle(() => (globalThis as never as { page: InPage }).page)
    return await run(handle, context.browser()!)
  } finally {
    await context.close()
    await server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
