/** Debian packages, where this process may install them: as root, with apt-get. */
import { spawnSync } from 'node:child_process'

export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
}

let listsAreFresh = false

/** Whether they are installed now. Output is kept quiet unless it failed. */
export function installPackages(packages: string[]): boolean {
  if (!canInstallPackages()) return false
  listsAreFresh ||= apt(['update'])
  return apt(['install', '-y', '--no-install-recommends', ...packages])
}

function apt(words: string[]): boolean {
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=120']
  const run = spawnSync('apt-get', [...options, ...words], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (run.status !== 0)
    console.error(`apt-get ${words.join(' ')} failed:\n${(run.stderr || run.stdout).trim()}`)
  return run.status === 0
}

/** Whether a command answers; a missing one has no status. */
export function hasCommand(command: string): boolean {
  return spawnSync('which', [command]).status === 0
}
