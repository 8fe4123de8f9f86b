/**
 * A zip whose bytes depend on nothing but the names and contents of its files: names in the order of their code units, no
 * owners and no permissions, one time for all. Compressed in JavaScript, since zlib finds other matches on other processors.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'

export type Files = Record<string, Uint8Array>

/** @param epochS what https://reproducible-builds.org/specs/source-date-epoch/ asks for; absent, the first day a zip can name */
export function pack(files: Files, epochS = process.env['SOURCE_DATE_EPOCH']): Uint8Array {
  const mtime = stamp(epochS)
  const entries = Object.keys(files)
    .toSorted()
    .map((name) => [name, [files[name], { mtime, level: 9 }]])
  return zipSync(Object.fromEntries(entries) as Zippable)
}

/** A zip has local times: noon of the day, which every time zone has. */
function stamp(epochS: string | undefined): Date {
  if (epochS === undefined || epochS === '') return new Date(1980, 0, 1, 12)
  if (!/^\d+$/.test(epochS)) throw new Error(`SOURCE_DATE_EPOCH is "${epochS}"; it is a number of seconds.`)
  const at = new Date(Number(epochS) * 1000)
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 12)
}

/** Every file below a folder, by its path with forward slashes. */
export function filesBelow(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return readAll(
    folder,
    paths.map((path) => path.slice(folder.length + 1)),
  )
}

export const readAll = (folder: string, paths: string[]): Files =>
  Object.fromEntries(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]))
