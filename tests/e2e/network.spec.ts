/**
 * The proof that the proof works: a request planted into each of the four scripts is seen by the proxy. That nothing is sent
 * when nothing is planted is asserted after every test, by the fixture.
 */
import { appendFileSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './extension.ts'
import { modifiedBuild } from './modified-build.ts'
import { selectIn } from './select-text.ts'

/** The built script of each context. */
const SCRIPTS: Record<string, (folder: string) => string> = {
  page: () => 'bubble.js',
  background: () => 'background.js',
  host: (folder) => scriptOf(folder, 'offscreen.html'),
  realm: (folder) =>
    join(
      'assets',
      readdirSync(join(folder, 'assets')).find((name) => name.startsWith('worker-'))!,
    ),
}

function scriptOf(folder: string, page: string): string {
  const [, path] = /src="\/(chunks\/offscreen-[^"]+)"/.exec(readFileSync(join(folder, page), 'utf8')) ?? []
  if (!path) throw new Error(`${page} loads no script of its own`)
  return path
}

test.use({
  extensionDir: modifiedBuild((folder) => {
    for (const [context, script] of Object.entries(SCRIPTS)) {
      appendFileSync(
        join(folder, script(folder)),
        `\n;fetch('https://${context}.planted.example/').catch(() => {});`,
      )
    }
  }),
})

test('a request planted in each context is seen', async ({ openPage, translateSelection, proxyLog }) => {
  const page = await openPage('french.html')
  await selectIn(page, '#plain')
  await (await translateSelection(page)).waitFor('done')
  await expect
    .poll(() => seen.push(...proxyLog.take().map(({ host }) => host)) && [...new Set(seen)].toSorted())
    .toEqual(
      Object.keys(SCRIPTS)
        .map((context) => `${context}.planted.example:443`)
        .toSorted(),
    )
})

const seen: string[] = []
