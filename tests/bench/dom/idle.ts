/**
 * `idle.*`: what an installed extension costs a page that nobody has asked it about: scripts of its own in the page's process, and
 * listeners they have added. Seen by the debugger, on the same page untouched and, to know that it sees them, translated.
 */
import type { CDPSession, Page } from 'playwright'
import type { Measured } from '../rows.ts'
import { blocks, document, take } from './french-page.ts'
import { LINES, press, untilDone, withExtension } from './open-tab.ts'

const WORDS = 300
/** Whatever comes by itself comes within this. */
const WATCHED_MS = 3000

interface Cost {
  scriptBytes: number
  listeners: number
}

export async function idle(): Promise<Measured[]> {
  const page = document(
    take(blocks(LINES), (words) => words >= WORDS),
    'Une page',
  )
  const [untouched, translated] = await withExtension({ '/': page }, async (bench) => {
    const tab = await bench.context.newPage()
    const watched = await watchScripts(tab, bench.extensionId)
    await tab.goto(bench.url('/'))
    await tab.mouse.move(300, 300)
    await tab.mouse.wheel(0, 400)
    await new Promise((resolve) => setTimeout(resolve, WATCHED_MS))
    const before = await watched()
    await press(tab, bench)
    await untilDone(bench)
    return [before, await watched()] as const
  })
  if (translated.scriptBytes === 0 || translated.listeners === 0)
    throw new Error(
      `the debugger does not see what the extension puts on a page: ${JSON.stringify(translated)}`,
    )
  const about = { runs: 1, against: 'the same page under translation' }
  const bound = 'nothing is declared for pages: a script is put on one by a gesture, and by nothing else'
  return [
    {
      ...about,
      name: 'idle.script',
      unit: 'bytes',
      ours: untouched.scriptBytes,
      other: translated.scriptBytes,
      bound,
    },
    {
      ...about,
      name: 'idle.listeners',
      unit: 'listeners',
      ours: untouched.listeners,
      other: translated.listeners,
      bound,
    },
  ]
}

/** From before the page is loaded; returns the way to ask. */
async function watchScripts(page: Page, extensionId: string): Promise<() => Promise<Cost>> {
  const session = await page.context().newCDPSession(page)
  const scripts = new Map<string, number>()
  const worlds = new Set<number>()
  session.on('Debugger.scriptParsed', ({ scriptId, url, length }) => {
    if (url.startsWith(`chrome-extension://${extensionId}/`)) scripts.set(scriptId, length ?? 0)
  })
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.add(context.id))
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    worlds.delete(executionContextId),
  )
  session.on('Runtime.executionContextsCleared', () => worlds.clear())
  await session.send('Runtime.enable')
  await session.send('Debugger.enable')
  return async () => ({
    scriptBytes: [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0),
    listeners: await listenersOf(session, worlds, scripts),
  })
}

/** On window, document and every element, from each world that can see them: those whose code is one of these scripts. */
async function listenersOf(
  session: CDPSession,
  worlds: ReadonlySet<number>,
  scripts: ReadonlyMap<string, number>,
): Promise<number> {
  const found = new Set<string>()
  const expression = '[window, document, ...document.querySelectorAll("*")]'
  for (const contextId of worlds) {
    const { result } = await session.send('Runtime.evaluate', { expression, contextId })
    const { result: targets } = await session.send('Runtime.getProperties', {
      objectId: result.objectId!,
      ownProperties: true,
    })
    for (const { name, value } of targets) {
      if (!value?.objectId) continue
      const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: value.objectId })
      for (const { type, scriptId, lineNumber, columnNumber } of listeners)
        if (scripts.has(scriptId)) found.add([name, type, scriptId, lineNumber, columnNumber].join(' '))
    }
  }
  return found.size
}
