/**
 * The Chromium to use: what `CHROMIUM` names, else the build that Playwright is made for, else Chromium or Chrome for Testing
 * in a known place. Branded Google Chrome does not count: it refuses `--load-extension`.
 */
import { existsSync, readdirSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { chromium } from 'playwright'

export const NO_BROWSER =
  'No Chromium found. Install Chromium or Chrome for Testing ("npx playwright install chromium" fetches one), or set CHROMIUM to its path.'

/** The first one found. Throws a sentence that says what to do. */
export function findBrowser(): string {
  const [first] = foundBrowsers()
  if (!first) throw new Error(NO_BROWSER)
  return first
}

/** Every one found, best first. */
export function foundBrowsers(): string[] {
  const named = process.env['CHROMIUM']
  if (named) return [checkNamed(named)]
  return [chromium.executablePath(), ...inCaches(), ...known(), ...onPath()].filter((path) =>
    existsSync(path),
  )
}

function checkNamed(path: string): string {
  if (!existsSync(path)) throw new Error(`CHROMIUM names "${path}", which does not exist.`)
  const name = basename(path)
  if (/^google-chrome|^Google Chrome$/.test(name)) {
    throw new Error(
      `CHROMIUM names "${path}": Google Chrome loads no unpacked extension from the command line. Name Chromium or Chrome for Testing.`,
    )
  }
  return path
}

/** Where an executable lies inside a build that Playwright or Puppeteer unpacked; one folder per architecture. */
const IN_BUILD: Partial<Record<NodeJS.Platform, RegExp[]>> = {
  linux: [/^chrome-linux/, /^chrome$/],
  win32: [/^chrome-win/, /^chrome\.exe$/],
  darwin: [
    /^chrome-mac/,
    /^(Chromium|Google Chrome for Testing)\.app$/,
    /^Contents$/,
    /^MacOS$/,
    /^(Chromium|Google Chrome for Testing)$/,
  ],
}

/** Other versions than Playwright's own, newest first. */
function inCaches(): string[] {
  const cache =
    { linux: '.cache', darwin: 'Library/Caches', win32: 'AppData/Local' }[platform() as string] ?? '.cache'
  const playwright = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), cache, 'ms-playwright')
  const inside = IN_BUILD[platform()] ?? []
  return [
    ...walk(playwright, [/^chromium-\d+$/, ...inside]),
    ...walk(join(homedir(), '.cache/puppeteer/chrome'), [/-\d+\./, ...inside]),
  ]
}

/** Paths below a folder whose every part matches its pattern. */
function walk(folder: string, [pattern, ...rest]: RegExp[]): string[] {
  if (!pattern) return [folder]
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => pattern.test(name))
  const newestFirst = names.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  return newestFirst.flatMap((name) => walk(join(folder, name), rest))
}

function known(): string[] {
  if (platform() === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      ['Chromium', 'Google Chrome for Testing'].map((name) =>
        join(folder, `${name}.app/Contents/MacOS/${name}`),
      ),
    )
  }
  if (platform() === 'win32') {
    const folders = [
      process.env['LOCALAPPDATA'],
      process.env['ProgramFiles'],
      process.env['ProgramFiles(x86)'],
    ]
    return folders
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Chromium/Application/chrome.exe'))
  }
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/lib/chromium/chromium']
}

function onPath(): string[] {
  const names = platform() === 'win32' ? ['chromium.exe'] : ['chromium', 'chromium-browser']
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => names.map((name) => join(folder, name)))
}
