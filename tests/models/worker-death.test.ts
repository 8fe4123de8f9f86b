/** The download Worker dies by itself: without a word, with an error, before its first line. Nobody waits for ever. */
import { expect, test } from 'vitest'
import { DownloadClient, type StartWorker } from '../../lib/models/download/download-client'
import { fetched, generated, never, repository, requestFor, sha256OnDisk, startWorker } from './model-fixture'

const HOLD_LIFE = 'navigator.locks.request(self.name, () => new Promise(() => {}))'

const scripted =
  (script: string): StartWorker =>
  (name) =>
    new Worker(URL.createObjectURL(new Blob([script])), { name })

/** A client whose first Worker is this one, and whose later ones are real. */
function clientWithFirst(first: StartWorker): DownloadClient & Disposable {
  const starters = [first]
  const client = new DownloadClient((name) => (starters.shift() ?? startWorker)(name))
  return Object.assign(client, { [Symbol.dispose]: () => client.end() })
}

const deaths: [how: string, script: string, reason: string][] = [
  [
    'ends without a word',
    `${HOLD_LIFE}; onmessage = () => setTimeout(() => self.close(), 300)`,
    'the download Worker ended without a word',
  ],
  ['throws', `${HOLD_LIFE}; onmessage = () => { throw new Error('planted') }`, 'planted'],
  ['does not start', 'this is no script', 'SyntaxError'],
]

test.each(deaths)(
  'a Worker that %s: its download fails with a code, and another one starts',
  async (_, script, reason) => {
    using client = clientWithFirst(scripted(script))
    const request = await requestFor(await repository({ files: generated(100_000) }))
    await expect(fetched(client.download(request, never))).rejects.toMatchObject({
      code: 'internal',
      values: { reason: expect.stringContaining(reason) },
    })
    await fetched(client.download(request, never))
    expect(await sha256OnDisk(request.file)).toBe(request.file.content)
  },
)

test('a Worker that was ended is not taken for one that died', async () => {
  using client = clientWithFirst(startWorker)
  const request = await requestFor(await repository({ files: generated(100_000) }))
  await fetched(client.download(request, never))
  client.end()
  // The lock of the ended one comes free while this runs; the new Worker is none of its business.
  await fetched(client.download(await requestFor(await repository({ files: generated(100_000) })), never))
})
