/**
 * `npm run zip`: what each store is given, in `.output/`, with the version in its name. Edge gets Chrome's build: it runs the
 * same extension. Mozilla's reviewers also get the sources, and build the same from them (docs/store/reviewers.md).
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CHROME_BUILD, FIREFOX_BUILD, ROOT, buildExtension } from './build-extension.ts'
import { type Files, filesBelow, pack, readAll } from './pack.ts'

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }

function zip(name: string, files: Files): void {
  const path = join(ROOT, '.output', `gloss-${version}-${name}.zip`)
  const bytes = pack(files)
  writeFileSync(path, bytes)
  const digest = createHash('sha256').update(bytes).digest('hex')
  console.log(`${digest}  ${relative(ROOT, path)}  ${(bytes.byteLength / 1e6).toFixed(1)} MB`)
}

/** What is under version control, as it lies here. */
function sources(): Files {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' })
  if (git('status', '--porcelain') !== '') console.log('The sources hold changes that are not committed.')
  return readAll(ROOT, git('ls-files', '-z').split('\0').filter(Boolean))
}

buildExtension('chrome')
const chrome = filesBelow(CHROME_BUILD)
zip('chrome', chrome)
zip('edge', chrome)
buildExtension('firefox')
zip('firefox', filesBelow(FIREFOX_BUILD))
zip('sources', sources())
