/**
 * A screen of the test's own, with a window manager and a hand on mouse and keyboard, for what no debugging protocol reaches:
 * the browser's context menu and its shortcuts. Specs that use it get a headed browser on it; where one of the three
 * programs is missing, and may be, they are skipped. scripts/install-test-tools.ts installs them.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import { mayBeMissing, missingOfDisplay } from '../../scripts/install-test-tools.ts'
import { test as extensionTest } from './extension.ts'

export interface Point {
  x: number
  y: number
}

export interface Display {
  /** For the environment, such as `:7`. */
  name: string
  /** A key with its modifiers, as `alt+g`, pressed in the window that has the focus. */
  key(keys: string): Promise<void>
  /** At a point of the page's viewport; without one in its middle. */
  click(page: Page, at?: Point): Promise<void>
  /** Rests the pointer at a point of the page's viewport, whatever is over it. */
  point(page: Page, at: Point): Promise<void>
  /** Opens the browser's context menu and waits for it. */
  rightClick(page: Page, at?: Point): Promise<void>
  /**
   * Chooses the item of the open menu that begins with this letter, if only one does, and waits until the menu is gone. With
   * several letters all but the last open a menu inside.
   */
  chooseByLetter(...letters: string[]): Promise<void>
  close(): Promise<void>
}

export const test = extensionTest.extend<{ display: Display }>({
  display: async ({}, use) => {
    const missing = missingTools()
    test.skip(missing !== '', `${missing} missing: no display for the browser's own menu`)
    const display = await openDisplay()
    await use(display)
    await display.close()
  },
  headless: false,
  env: async ({ display }, use) => use({ DISPLAY: display.name }),
  // On this display even where the desktop is a Wayland one, a page's pixel is the screen's, and no border is around it.
  flags: async ({}, use) =>
    use(['--ozone-platform=x11', '--force-device-scale-factor=1', '--start-maximized']),
})

export { expect } from './extension.ts'

/** The middle of an element, in frames of any origin too, once it is in view, stands still and nothing covers it. */
export async function middleOf(locator: Locator): Promise<Point> {
  await locator.hover({ trial: true })
  const box = await locator.boundingBox()
  if (!box) throw new Error('an element that is not shown has no middle')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Which of the programs are not there, by name; the empty string when all are. Throws where they have to be. */
export function missingTools(): string {
  const missing = missingOfDisplay()
  return (process.platform === 'linux' ? mayBeMissing(missing) : missing).join(', ')
}

export async function openDisplay(): Promise<Display> {
  const running: ChildProcess[] = []
  const close = async () => {
    for (const program of running.toReversed()) await ended(program)
  }
  try {
    // The server finds a free number by itself, and writes it once it takes connections.
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    running.push(server)
    const name = `:${await said(server, server.stdio[3] as Readable, /(\d+)\n/)}`
    const env = { ...process.env, DISPLAY: name }
    const manager = spawn('openbox', ['--startup', 'echo ready'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    running.push(manager)
    await said(manager, manager.stdout, /^ready$/m)
    return { name, close, ...handOn(env) }
  } catch (error) {
    await close()
    throw error
  }
}

function handOn(env: NodeJS.ProcessEnv): Omit<Display, 'name' | 'close'> {
  const run = promisify(execFile)
  const xdotool = async (...words: string[]) => (await run('xdotool', words, { env })).stdout.trim()
  // A menu is a window too. A search fails when a window goes while it looks at it.
  const search = () => xdotool('search', '--onlyvisible', '--name', '').catch(() => '')
  const windows = async () => (await until('a list of the windows', search)).split('\n')
  let menu = ''

  async function move(page: Page, at?: Point) {
    const { left, top, width, height } = await page.evaluate(viewportOnScreen)
    const { x, y } = at ?? { x: width / 2, y: height / 2 }
    await xdotool('mousemove', `${Math.round(left + x)}`, `${Math.round(top + y)}`)
  }

  return {
    key: async (keys) => {
      // A window that has just been opened gets the focus a moment later.
      await until('a window to have the focus', () => xdotool('getactivewindow').catch(() => ''))
      await xdotool('key', keys)
    },
    point: move,
    click: async (page, at) => {
      await move(page, at)
      await xdotool('click', '1')
    },
    rightClick: async (page, at) => {
      await move(page, at)
      const before = new Set(await windows())
      await xdotool('click', '3')
      menu = await until('the menu', async () => (await windows()).find((window) => !before.has(window)))
    },
    chooseByLetter: async (...letters) => {
      const last = letters.pop()!
      for (const letter of letters) {
        const before = new Set(await windows())
        await xdotool('key', letter)
        await until(`a menu inside after "${letter}"`, async () =>
          (await windows()).find((window) => !before.has(window)),
        )
      }
      await xdotool('key', last)
      await until(`the menu to close after "${last}"`, async () => !(await windows()).includes(menu))
    },
  }
}

/** Runs in the page: where its viewport is on the screen. */
function viewportOnScreen() {
  return {
    left: screenX + (outerWidth - innerWidth) / 2,
    top: screenY + outerHeight - innerHeight,
    width: innerWidth,
    height: innerHeight,
  }
}

/** Waits until a program has written this, and returns the part in parentheses. */
async function said(program: ChildProcess, output: Readable, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    program.once('error', reject)
    program.once('exit', (code) => reject(new Error(`${program.spawnfile} ended with ${code}`)))
    let text = ''
    output.on('data', (chunk) => {
      text += chunk
      const found = pattern.exec(text)
      if (found) resolve(found[1] ?? '')
    })
  })
}

/** Sent away and gone; a program that never started or has already ended is. */
async function ended(program: ChildProcess): Promise<void> {
  if (program.pid === undefined || program.exitCode !== null || program.signalCode !== null) return
  const gone = once(program, 'exit')
  program.kill()
  await gone
}

async function until<T>(what: string, look: () => Promise<T>, timeoutMs = 10_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${timeoutMs / 1000} s for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
