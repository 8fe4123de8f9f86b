/** A package's licence: its name from `package.json`, its words from the package, and a refusal where Gloss may not ship it. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from '../../lib/ui/licences/parts'

/**
 * What may be in a work that is given under the Apache License 2.0. MPL-2.0 asks for the source of its own files alone, which
 * are unchanged and named; CC-BY-4.0 is what models are given under.
 */
export const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MPL-2.0',
])

/** Packages that name MIT and hold no file with its words: whose they are, as their repositories say. */
const HOLDERS: [names: RegExp, holder: string][] = [
  [/^(wxt|@wxt-dev\/.*)$/, '2023 Aaron'],
  [/^onnxruntime-(web|common)$/, '2018 - present Microsoft Corporation'],
]

const LEGAL_FILE = /^(licen[cs]e|copying|notice|thirdpartynotices)([.-].*)?$/i

interface PackageJson {
  name: string
  version: string
  license?: string
  repository?: string | { url: string }
}

/** Throws where the licence is unknown, not allowed, or without words. */
export function packageLicence(folder: string): Part {
  const { name, version, license, repository } = readJson(join(folder, 'package.json'))
  const source = sourceOf(repository)
  return {
    kind: 'library',
    name,
    version,
    licence: allowed(license, name),
    ...(source && { source }),
    text: [wordsOf(folder, name), furtherNotices(name, folder)].filter(Boolean).join('\n\n'),
  }
}

export function allowed(licence: string | undefined, name: string): string {
  if (licence && ALLOWED.has(licence)) return licence
  const known = [...ALLOWED].join(', ')
  throw new Error(`"${name}" is under ${licence ?? 'no licence that it names'}; allowed: ${known}.`)
}

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as PackageJson

function wordsOf(folder: string, name: string): string {
  const files = readdirSync(folder)
    .filter((file) => LEGAL_FILE.test(file))
    .toSorted()
  if (files.length > 0)
    return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
  const holder = HOLDERS.find(([names]) => names.test(name))?.[1]
  if (!holder) throw new Error(`"${name}" holds no file with the words of its licence.`)
  return mit(holder)
}

/** The runtime is compiled with libraries of its own, which are listed where its source is. */
function furtherNotices(name: string, folder: string): string {
  if (name !== 'onnxruntime-web') return ''
  const commit = readFileSync(join(folder, '__commit.txt'), 'utf8').trim()
  return `Notices of the libraries that are compiled into it:\nhttps://github.com/microsoft/onnxruntime/blob/${commit}/ThirdPartyNotices.txt`
}

/** `git+https://github.com/owner/name.git` and its other spellings, as an address to open. */
function sourceOf(repository: PackageJson['repository']): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url
  return url
    ?.replace(/^git\+/, '')
    .replace(/^git:/, 'https:')
    .replace(/\.git$/, '')
}

/** https://spdx.org/licenses/MIT.html */
const mit = (holder: string) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`
