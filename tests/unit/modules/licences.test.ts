/** The list of what is bundled: complete, by another account of the same bundle, and closed to what Gloss may not ship. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collectPackages, packagesOf } from '../../../modules/licences/bundled-packages'
import { packageLicence } from '../../../modules/licences/package-licence'

const ROOT = resolve(import.meta.dirname, '../../..')
const MODULES = join(ROOT, 'node_modules')
const namesOf = (folders: Iterable<string>) =>
  [...folders].map((folder) => relative(MODULES, folder)).toSorted()

test('names every package that the bundle’s own source map names', async () => {
  const packages = new Set<string>()
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [collectPackages(ROOT, packages)],
    build: {
      write: false,
      sourcemap: true,
      target: 'es2024',
      rolldownOptions: { input: ['lib/models/store/records.ts', 'lib/page/article/main-content.ts'] },
    },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  const sources = outputs.flatMap((one) => (one.type === 'chunk' ? (one.map?.sources ?? []) : []))
  const mapped = sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [])
  expect(mapped).toContain('idb')
  expect(mapped).toContain('@mozilla/readability')
  expect(namesOf(packages).filter((name) => name !== 'rolldown')).toEqual([...new Set(mapped)].toSorted())
})

test('finds what a library published as one file carries inside', () => {
  const library = join(MODULES, '@huggingface/transformers/dist/transformers.web.js')
  expect(namesOf(packagesOf(ROOT, library))).toEqual([
    '@huggingface/jinja',
    '@huggingface/tokenizers',
    '@huggingface/transformers',
  ])
})

test('our own modules are nobody else’s', () => {
  expect(packagesOf(ROOT, join(ROOT, 'lib/text/words.ts?worker'))).toEqual([])
})

test('refuses a module that it cannot tell the owner of', () => {
  expect(() => packagesOf(ROOT, '\0somewhere/else.js')).toThrow('Whose work is the module')
})

describe('a package', () => {
  let folder: string
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'gloss-package-'))))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (license: string | undefined) =>
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'stranger', version: '1.0.0', license }),
    )

  test.each(['GPL-3.0-only', 'AGPL-3.0', 'SEE LICENSE IN FILE', undefined])(
    'under %s is refused',
    (license) => {
      write(license)
      expect(() => packageLicence(folder)).toThrow(/"stranger" is under .*; allowed: .*Apache-2.0/)
    },
  )

  test('without the words of its licence is refused, with them it is shown whole', () => {
    write('MIT')
    expect(() => packageLicence(folder)).toThrow('no file with the words of its licence')
    writeFileSync(join(folder, 'LICENCE.txt'), 'Copyright somebody')
    writeFileSync(join(folder, 'NOTICE'), 'And others')
    expect(packageLicence(folder).text).toBe('Copyright somebody\n\nAnd others')
  })
})
