/** The death of a browser as a power cut or the kernel's OOM killer deals it: no process of it is asked or told. */
import type { Browser } from 'playwright'

interface Processes {
  processInfo: { id: number; type: string }[]
}

/** Ready beforehand, so that the blow falls where it is wanted. Resolves when Playwright has seen the browser gone. */
export async function killer(browser: Browser): Promise<() => Promise<void>> {
  const session = await browser.newBrowserCDPSession()
  return async () => {
    const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as Processes
    const gone = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()))
    // The browser's own process first: it must not tidy up after its children.
    for (const { id } of processInfo.toSorted((a, b) => rank(a.type) - rank(b.type))) kill(id)
    await gone
  }
}

const rank = (type: string) => (type === 'browser' ? 0 : 1)

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It went with its parent.
  }
}
