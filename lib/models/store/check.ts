/**
 * Looks through the store and puts it right: what is whole is read again and compared with its content id, what belongs to
 * nothing is removed. What was found damaged is `bad` and gone from the disk, so that the next download fetches it anew.
 *
 * Files that are being fetched meanwhile are left alone; their lock says so.
 */
import { type ContentId } from '../content-id'
import { digestBlob } from '../digest'
import { withFileIfFree } from './file-lock'
import { contentsOnDisk, fileOnDisk, removeFromDisk } from './files'
import { type FileRecord, fileRecord, records, updateFile } from './records'

export interface CheckReport {
  /** Files that are whole. */
  good: ContentId[]
  /** Files that were not, now `bad`. */
  bad: ContentId[]
  /** Bytes on disk that belonged to nothing. */
  orphans: ContentId[]
}

export async function checkStore(signal?: AbortSignal): Promise<CheckReport> {
  const report: CheckReport = { good: [], bad: [], orphans: [] }
  const database = await records()
  const wanted = new Set(
    (await database.getAll('models')).flatMap(({ files }) => files.map(({ content }) => content)),
  )

  for (const content of await database.getAllKeys('files')) {
    signal?.throwIfAborted()
    await withFileIfFree(content, async () => {
      const record = await fileRecord(content)
      if (!wanted.has(content)) await database.delete('files', content)
      else if (record?.state === 'complete') await checkFile(record, report, signal)
    })
  }
  for (const content of await contentsOnDisk()) {
    await withFileIfFree(content, async () => {
      if (await fileRecord(content)) return
      if (await removeFromDisk(content)) report.orphans.push(content)
    })
  }
  return report
}

async function checkFile(record: FileRecord, report: CheckReport, signal?: AbortSignal): Promise<void> {
  const { content, bytes } = record
  const file = await fileOnDisk(content)
  const good = file?.size === bytes && (await digestBlob(file, content, signal)) === content
  report[good ? 'good' : 'bad'].push(content)
  if (good) return
  await updateFile({ ...record, state: 'bad', ranges: [] })
  await removeFromDisk(content)
}
