/** Imports run one way (ARCHITECTURE.md, Rooms). Each rule is proven by planting what it forbids, and what it allows. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const ROOMS = [
  'messaging',
  'background',
  'host',
  'engine',
  'models',
  'hardware',
  'page',
  'text',
  'settings',
  'ui',
]

/** What each room may import: another room whole, one module of it, or its types only. */
const ALLOWED: Record<string, string[]> = {
  messaging: [],
  background: ['messaging', 'settings', 'text', 'ui', 'wxt/browser'],
  host: ['messaging', 'models', 'hardware', 'text', 'wxt/browser'],
  engine: ['messaging', 'text', 'type models', '@huggingface/transformers', 'onnxruntime-web'],
  models: ['messaging', 'hardware', 'text'],
  hardware: ['messaging', 'models', 'text'],
  page: ['text', 'messaging/contract', 'messaging/errors'],
  text: ['type messaging/contract'],
  settings: ['messaging', 'text', 'wxt/browser'],
  ui: ['messaging', 'settings', 'text', 'models', 'hardware'],
}

const PACKAGES = ['wxt/browser', '@huggingface/transformers', 'onnxruntime-web', 'webextension-polyfill']

interface Plant {
  file: string
  line: string
  allowed: boolean
}

function plant(
  file: string,
  specifier: string,
  allowed: boolean,
  kind: 'import' | 'import type' = 'import',
): Plant {
  return { file, line: `${kind} { it } from '${specifier}'\nexport { it }\n`, allowed }
}

const plants: Plant[] = ROOMS.flatMap((room) => {
  const may = (what: string) => ALLOWED[room]?.includes(what) ?? false
  const others = ROOMS.filter((other) => other !== room)
  return [
    ...others.flatMap((other) => [
      plant(`lib/${room}/to-${other}.ts`, `../${other}/thing`, may(other)),
      plant(`lib/${room}/deep/to-${other}.ts`, `../../${other}/thing`, may(other)),
      plant(`lib/${room}/alias-to-${other}.ts`, `@/lib/${other}/thing`, may(other)),
      plant(
        `lib/${room}/type-of-${other}.ts`,
        `../${other}/thing`,
        may(other) || may(`type ${other}`),
        'import type',
      ),
    ]),
    plant(`lib/${room}/to-entrypoints.ts`, '../../entrypoints/popup/main', false),
    ...PACKAGES.map((name) => plant(`lib/${room}/to-${name.replaceAll(/\W/g, '-')}.ts`, name, may(name))),
    plant(`lib/${room}/within.ts`, './thing', true),
    plant(`lib/${room}/deep/within.ts`, '../thing', true),
  ]
})

plants.push(
  plant('lib/page/contract.ts', '../messaging/contract', true),
  plant('lib/page/errors.ts', '../messaging/errors', true),
  plant('lib/page/page-contract.ts', '../messaging/page-contract', true),
  plant('lib/page/article-contract.ts', '../messaging/article-contract', true),
  plant('lib/page/remote.ts', '../messaging/remote-engine', false),
  plant('lib/text/contract.ts', '../messaging/contract', true, 'import type'),
  plant('lib/text/contract-value.ts', '../messaging/contract', false),
  plant('lib/messaging/engine-port.ts', 'wxt/browser', true),
  plant('lib/messaging/background-calls.ts', 'wxt/browser', true),
  // The bubble stands on the page, so it may know where.
  plant('lib/ui/bubble/place.ts', '../../page/thing', true),
  plant('lib/ui/bubble/host.ts', '../../host/thing', false),
  plant('entrypoints/popup/main.ts', 'wxt/browser', true),
  plant('entrypoints/popup/app.ts', '../../lib/ui/thing', true),
  ...PACKAGES.slice(1).map((name) => plant(`entrypoints/to-${name.replaceAll(/\W/g, '-')}.ts`, name, false)),
)

/** Every request is written down: one module makes them. */
const REQUEST = "export const answer = await fetch('https://example.org/')\n"
const asking: Plant[] = [
  { file: 'lib/models/ask.ts', line: REQUEST, allowed: false },
  { file: 'lib/ui/ask.ts', line: REQUEST, allowed: false },
  { file: 'entrypoints/popup/ask.ts', line: REQUEST, allowed: false },
  { file: 'lib/models/network/noted-fetch.ts', line: REQUEST, allowed: true },
]
plants.push(...asking)

let folder = ''
let refused = new Set<string>()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gloss-layers-'))
  const config = readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')
  // Types of planted modules do not exist; the import rules do not ask for them.
  writeFileSync(join(folder, '.oxlintrc.json'), config.replace('"typeAware": true', '"typeAware": false'))
  for (const { file, line } of plants) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), line)
  }
  refused = new Set(restricted(folder))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Files with a refused import or request. oxlint exits 1 when there are any, which is what is wanted here. */
function restricted(cwd: string): string[] {
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint')
  let output: string
  try {
    output = execFileSync(process.execPath, [oxlint, '--format', 'json'], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
  } catch (error) {
    output = (error as { stdout: string }).stdout
  }
  const report = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] }
  return report.diagnostics
    .filter((one) => /no-restricted-(imports|globals)/.test(one.code))
    .map((one) => one.filename)
}

test.each(ROOMS)('lib/%s imports only what it may', (room) => {
  const here = plants.filter(({ file }) => file.startsWith(`lib/${room}/`))
  const wrong = here.filter(({ file, allowed }) => refused.has(file) === allowed)
  expect(
    wrong.map(({ file, line, allowed }) => `${allowed ? 'refused' : 'let through'}: ${file}: ${line}`),
  ).toEqual([])
})

test('entrypoints run no models and take extension APIs from wxt/browser', () => {
  const here = plants.filter(({ file }) => file.startsWith('entrypoints/'))
  expect(here.filter(({ file, allowed }) => refused.has(file) === allowed)).toEqual([])
})

test('one module makes requests', () => {
  expect(asking.filter(({ file, allowed }) => refused.has(file) === allowed)).toEqual([])
})
