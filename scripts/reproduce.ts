/**
 * `npm run reproduce`: whether anyone gets the same bytes. Two clones of what is committed, in folders of other names, under
 * another umask, time zone and locale, each with its own `npm ci` and `npm run zip`; then the sources as a reviewer has them,
 * unpacked and built. Tells every zip and file that differs.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { ROOT } from './build-extension.ts'
import { type Files, filesBelow } from './pack.ts'

interface Surroundings {
  name: string
  umask: string
  env: Record<string, string>
}

const ONE: Surroundings = { name: 'gloss', umask: '022', env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' } }
const OTHER: Surroundings = {
  name: 'another folder of a longer name',
  umask: '077',
  env: { TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
}

/** One for both, whatever is committed in between. */
const COMMIT = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim()

const temporary = mkdtempSync(join(tmpdir(), 'gloss-reproduce-'))

function run(folder: string, { umask, env }: Surroundings, command: string): void {
  console.log(`> ${command}`)
  execFileSync('sh', ['-c', `umask ${umask} && ${command}`], {
    cwd: folder,
    stdio: 'pipe', // told when it fails
    env: { ...process.env, ...env },
  })
}

function zipsOfClone(surroundings: Surroundings): Files {
  const folder = join(temporary, surroundings.name)
  execFileSync('git', ['clone', '-q', ROOT, folder])
  execFileSync('git', ['checkout', '-q', COMMIT], { cwd: folder })
  run(folder, surroundings, 'npm ci --silent && npm run --silent zip')
  const output = join(folder, '.output')
  const names = readdirSync(output).filter((name) => name.endsWith('.zip'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(output, name))]))
}

/** The extension as a reviewer builds it, with no repository around. */
function builtFromSources(sources: Uint8Array): Files {
  const folder = join(temporary, 'sources')
  for (const [path, content] of Object.entries(unzipSync(sources))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  run(folder, ONE, 'npm ci --silent && npm run --silent build:firefox')
  return filesBelow(join(folder, '.output/firefox-mv3'))
}

function differing(one: Files, other: Files): string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.filter((name) => !one[name] || !other[name] || Buffer.compare(one[name], other[name]) !== 0)
}

const named = (zips: Files, part: string): Uint8Array => {
  const found = Object.entries(zips).find(([name]) => name.endsWith(`-${part}.zip`))
  if (!found) throw new Error(`There is no zip of ${part}: ${Object.keys(zips).join(', ')}`)
  return found[1]
}

function tell(what: string, names: string[]): void {
  console.log(names.length === 0 ? `${what}: the same bytes` : `${what} differ: ${names.join(', ')}`)
  if (names.length > 0) process.exitCode = 1
}

try {
  const zips = zipsOfClone(ONE)
  tell(`${Object.keys(zips).length} zips of two clones`, differing(zips, zipsOfClone(OTHER)))
  const reviewed = builtFromSources(named(zips, 'sources'))
  tell(
    'the files of the Firefox zip and of the sources',
    differing(unzipSync(named(zips, 'firefox')), reviewed),
  )
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
