/** So little room that not even a record fits: told as full, and what was recorded stays as it was. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addModel, storedModel } from '../../lib/models/store/models'
import { type FileRecord, addFile, fileRecord, records, updateFile } from '../../lib/models/store/records'

const MB = 1 << 20

/** https://wicg.github.io/storage-buckets/, in Chromium. */
interface StorageBuckets {
  open(name: string, options: { quota: number }): Promise<{ indexedDB: IDBFactory }>
}
const { storageBuckets } = navigator as unknown as { storageBuckets: StorageBuckets }

/** A real IndexedDB with a small quota of its own. That of the origin is no use: Chromium looks at it twice a minute. */
beforeAll(async () => {
  const bucket = await storageBuckets.open('small', { quota: 4 * MB })
  vi.stubGlobal('indexedDB', bucket.indexedDB)
})

// The bucket itself goes with the browser's profile: deleted under a connection, it fails what that still does.
afterAll(async () => {
  ;(await records()).close()
  vi.unstubAllGlobals()
})

const RECORD: FileRecord = {
  content: `sha256-${'5'.repeat(64)}`,
  bytes: 4 * MB,
  state: 'partial',
  ranges: [],
}
/** Takes more than there is. */
const GROWN = {
  ...RECORD,
  ranges: Array.from({ length: 1_000_000 }, (_, at) => [2 * at, 2 * at + 1] as const),
}
const FULL = { code: 'storage-full', values: { neededBytes: 4 * MB, freeBytes: 0 } }

test('a file’s record', async () => {
  await addFile(RECORD)
  await expect(updateFile(GROWN)).rejects.toMatchObject(FULL)
  expect(await fileRecord(RECORD.content)).toEqual(RECORD)
  await expect(addFile(GROWN)).rejects.toMatchObject(FULL)
})

test('a model’s record', async () => {
  const model = { id: 'test/full', commit: 'c'.repeat(40), source: 'hub' } as const
  const file = (path: string) => ({ path, bytes: 2 * MB, content: RECORD.content })
  await addModel({ ...model, files: [file('a')] })
  const long = [file('b'.repeat(16 * MB)), file('c')]
  await expect(addModel({ ...model, files: long })).rejects.toMatchObject(FULL)
  expect((await storedModel(model.id))!.files.map(({ path }) => path)).toEqual(['a'])
})
