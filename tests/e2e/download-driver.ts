import { join } from 'node:path'
/**
 * How a test starts a download in a browser and reads how far it is: here over a small page with lib/models alone. Whoever
 * wants to drive the extension's own surface instead changes this file and no test.
 */
import type { BrowserContext } from '@playwright/test'
import { ROOT } from '../../scripts/build-extension.ts'
import { type PageServer, servePage } from '../../scripts/serve-page.ts'
import type { DownloadPage } from './download-page/page.ts'

type State = Awaited<ReturnType<DownloadPage['state']>>

export interface DownloadDriver {
  /** Begins, or goes on with what an earlier life of the profile has left. */
  begin(hub: string, model: string): Promise<void>
  state(model: string): Promise<State>
  /** Content id of what is on disk, read anew. */
  content(model: string, path: string): Promise<string>
}

export const serveDownloads = (): Promise<PageServer> => servePage(join(ROOT, 'tests/e2e/download-page'))

export async function openDownloads(context: BrowserContext, server: PageServer): Promise<DownloadDriver> {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(server.url)
  const inPage = await page.evaluateHandle(() => (globalThis as never as { page: DownloadPage }).page)
  return {
    begin: (hub, model) =>
      inPage.evaluate((page, [hub, model]) => page.begin(hub, model), [hub, model] as const),
    state: (model) => inPage.evaluate((page, model) => page.state(model), model),
    content: (model, path) =>
      inPage.evaluate((page, [model, path]) => page.content(model, path), [model, path] as const),
  }
}
