import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Stock Firefox: what `FIREFOX` names, else the one on the path. */
export function findFirefox(): string | undefined {
  const names = process.platform === 'win32' ? ['firefox.exe'] : ['firefox-esr', 'firefox']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox'
  return [process.env['FIREFOX'] ?? '', ...found, mac].find((path) => path !== '' && existsSync(path))
}
