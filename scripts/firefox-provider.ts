/**
 * Vitest's tests of pages in stock Firefox: Playwright, which drives Chromium there, knows only a Firefox of its own making. This
 * one opens the page and no more; a test that asks for the mouse, the keyboard or a picture is for Chromium.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineBrowserProvider } from '@vitest/browser'
import { type Browser, type Page, type Viewport, launch } from 'puppeteer-core'

type Command = (context: { sessionId: string }, size: Viewport) => Promise<void>

export const firefox = (executablePath: string) =>
  defineBrowserProvider({
    name: 'firefox',
    supportedBrowser: ['firefox'],
    options: {},
    providerFactory: ({ browser }) => {
      const pages = new Map<string, Page>()
      // Vitest gives these two itself, around every file: they are not among the commands that a test knows.
      const answer = (name: string, command: Command) =>
        browser?.registerCommand(name as never, command as never)
      answer(
        '__vitest_viewport',
        async ({ sessionId }, size) => await pages.get(sessionId)?.setViewport(size),
      )
      answer('__vitest_cleanup', async () => {})
      const profile = mkdtempSync(join(tmpdir(), 'gloss-vitest-'))
      let launched: Promise<Browser> | null = null
      return {
        name: 'firefox',
        supportsParallelism: false,
        getCommandsContext: () => ({}),
        async openPage(sessionId, url) {
          launched ??= open(executablePath, profile)
          const page = await (await launched).newPage()
          pages.set(sessionId, page)
          await page.goto(url)
        },
        async close() {
          await (await launched)?.close()
          // Firefox is still putting its profile in order when its connection has closed.
          rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
        },
      }
    },
  })

const open = (executablePath: string, profile: string): Promise<Browser> =>
  launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: profile,
    // Vitest's page has two import maps, which Firefox takes for one too many.
    extraPrefsFirefox: { 'dom.multiple_import_maps.enabled': true, 'layout.frame_rate': 240 },
  })
