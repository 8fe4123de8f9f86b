/** A zip is made of names and contents, and of nothing that one machine has and another has not. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { filesBelow, pack } from '../../../scripts/pack'

const PACK = resolve(import.meta.dirname, '../../../scripts/pack.ts')
const bytes = (text: string) => new TextEncoder().encode(text)

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))

/** The same two files, written in an order, at a time and with permissions of their own. */
function folderOf(names: string[], mode: number, atS: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'gloss-pack-'))
  folders.push(folder)
  mkdirSync(join(folder, 'ä'))
  for (const name of names) {
    writeFileSync(join(folder, name), `content of ${name}`)
    chmodSync(join(folder, name), mode)
    utimesSync(join(folder, name), atS, atS)
  }
  return folder
}

test('two folders of the same files are the same bytes, whoever wrote them when', () => {
  const one = pack(filesBelow(folderOf(['b.js', 'ä/a.js', 'Z.js'], 0o644, 1e9)))
  const other = pack(filesBelow(folderOf(['Z.js', 'b.js', 'ä/a.js'], 0o700, 1.7e9)))
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  expect(Object.keys(unzipSync(one))).toEqual(['Z.js', 'b.js', 'ä/a.js'])
  expect(unzipSync(one)['ä/a.js']).toEqual(bytes('content of ä/a.js'))
})

test.each([{}, { SOURCE_DATE_EPOCH: '1790000000' }])('in every time zone, with %o', (env) => {
  const script = `import(${JSON.stringify(PACK)}).then(({ pack }) => process.stdout.write(pack({ a: new Uint8Array(9) })))`
  const zips = ['UTC', 'Pacific/Auckland', 'America/St_Johns'].map((TZ) =>
    execFileSync(process.execPath, ['-e', script], { env: { ...process.env, TZ, ...env } }).toString('hex'),
  )
  expect(zips[0]).not.toBe('')
  expect(new Set(zips).size).toBe(1)
})

test('SOURCE_DATE_EPOCH dates the files, and has to be a number of seconds', () => {
  const files = { a: bytes('a') }
  expect(pack(files, '1790000000')).not.toEqual(pack(files))
  expect(() => pack(files, 'yesterday')).toThrow('SOURCE_DATE_EPOCH is "yesterday"')
})
