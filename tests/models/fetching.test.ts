/** What is told of a download while others run, which speak at any moment. */
import { expect, test } from 'vitest'
import { Adapter } from '../../lib/hardware/adapter'
import { Fetching } from '../../lib/host/library/fetching'
import { GlossError } from '../../lib/messaging/errors'
import type { DownloadStatus } from '../../lib/messaging/models-contract'
import { changePreferences } from '../../lib/models/store/facts'
import { hub, never, repository } from './model-fixture'

const GERMAN = 'Xenova/opus-mt-de-en'
const SPANISH = 'Xenova/opus-mt-es-en'
const PROGRESS = { phase: 'fetching', file: 'f', bytesHere: 1, totalBytes: 2, bytesPerSecond: 1 } as const

async function states(statuses: AsyncIterable<DownloadStatus>): Promise<DownloadStatus['state'][]> {
  const all: DownloadStatus['state'][] = []
  for await (const { state } of statuses) all.push(state)
  return all
}

test('tried again beside another download, it is not told of its failure before', async () => {
  await changePreferences({ host: hub })
  for (const id of [GERMAN, SPANISH]) await repository({ id, fixture: 'tiny-marian' })
  const enough = new AbortController()
  const failure = new GlossError('hub-unreachable', { host: 'h' })
  let tries = 0
  /** The Spanish one speaks all the time, and with every word of it all statuses are told. */
  async function* download({ model }: { model: string }) {
    if (model === GERMAN) {
      if (++tries === 1) throw failure
      return
    }
    while (!enough.signal.aborted) {
      yield PROGRESS
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
  const adapter = new Adapter(async () => ({ kind: 'none', why: 'no-api' }), 'Chrome/156')
  const silent = () => {}
  const fetching = new Fetching({ download, adapter, inUse: () => [], onChange: silent, onWhole: silent })
  const other = states(fetching.download({ model: SPANISH }, never))
  await expect(states(fetching.download({ model: GERMAN }, never))).rejects.toMatchObject({
    code: failure.code,
  })
  expect((await states(fetching.download({ model: GERMAN }, never))).at(-1)).toBe('done')
  enough.abort()
  await other
})
