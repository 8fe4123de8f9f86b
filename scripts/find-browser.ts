/** The Chromium to use: what `CHROMIUM` names, else the first one found. Throws a sentence that says what to do. */
import { existsSync } from 'node:fs'

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

export function findBrowser(): string {
  const found = [process.env['CHROMIUM'], ...KNOWN].find((path) => path && existsSync(path))
  if (!found) throw new Error(`No Chromium found. Install it, or set CHROMIUM to its path.`)
  return found
}
