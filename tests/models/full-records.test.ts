/** A disk so full that not even a record fits, by Chromium's own quota: told as full, and the record stays as it was. */
import { afterEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { addModel, removeModel, storedModel } from '../../lib/models/store/models'
import { type FileRecord, addFile, fileRecord, updateFile } from '../../lib/models/store/records'

const MB = 1 << 20
const FREE = MB / 2
const { origin } = location

interface Storage {
  send(
    method: 'Storage.overrideQuotaForOrigin',
    values: { origin: string; quotaSize?: number },
  ): Promise<void>
}
const storage = () => cdp() as unknown as Storage

afterEach(() => storage().send('Storage.overrideQuotaForOrigin', { origin }))

const RECORD: FileRecord = {
  content: `sha256-${'5'.repeat(64)}`,
  bytes: 4 * MB,
  state: 'partial',
  ranges: [],
}
/** Takes more than there is. */
const GROWN = { ...RECORD, ranges: Array.from({ length: 100_000 }, (_, at) => [2 * at, 2 * at + 1] as const) }
const FULL = { code: 'storage-full', values: { neededBytes: 4 * MB, freeBytes: 0 } }

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { code: string }) => error.code,
  )

const dropDatabase = () =>
  new Promise((resolve) => {
    indexedDB.deleteDatabase('gloss-models').addEventListener('success', resolve)
  })

/**
 * Chromium asks once what is left of the quota and believes the answer for half a minute, or until nobody has had a database
 * open for two seconds (its `BucketContext`): so each look at whether the new quota is seen comes after a longer silence.
 */
async function fillDisk(): Promise<void> {
  const { usage = 0 } = await navigator.storage.estimate()
  await storage().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + FREE })
  const attempt = async () => {
    const code = await codeOf(addFile(GROWN))
    await dropDatabase()
    return code
  }
  await expect.poll(attempt, { timeout: 40_000, interval: 3000 }).toBe('storage-full')
}

test('a file’s record', async () => {
  await fillDisk()
  await addFile(RECORD)
  await expect(updateFile(GROWN)).rejects.toMatchObject(FULL)
  expect(await fileRecord(RECORD.content)).toEqual(RECORD)
  await expect(addFile(GROWN)).rejects.toMatchObject(FULL)
})

test('a model’s record', async () => {
  await fillDisk()
  const model = { id: 'test/full', commit: 'c'.repeat(40), source: 'hub' } as const
  const file = (path: string) => ({ path, bytes: 2 * MB, content: RECORD.content })
  await addModel({ ...model, files: [file('a')] })
  const long = [file('b'.repeat(MB)), file('c')]
  await expect(addModel({ ...model, files: long })).rejects.toMatchObject(FULL)
  expect((await storedModel(model.id))!.files.map(({ path }) => path)).toEqual(['a'])
  await removeModel(model.id, model.commit)
})
