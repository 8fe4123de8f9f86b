/**
 * Takes the room of files before their first byte, in a dedicated Worker. What the browser estimates is no promise: Chromium
 * reports ten gigabytes above what is used, whatever the disk has. A file that has its length has its room, for good.
 */
import type { ModelFile } from '../content-id'
import { withFileIfFree } from './file-lock'
import { openForWriting, removeFromDisk } from './files'
import { longestThatFits, resize } from './open-file'
import { fileRecord } from './records'

/** Bytes that would still have to be free: 0 when every file has its room. Where it is not enough, none is taken. */
export async function reserve(files: ModelFile[]): Promise<number> {
  const begun: ModelFile[] = []
  let missingBytes = 0
  for (const file of files) {
    const missing = await withFileIfFree(file.content, async () => {
      if ((await fileRecord(file.content))?.state === 'complete') return 0
      begun.push(file)
      return await reserveFile(file)
    })
    missingBytes += missing ?? 0 // null: another context is fetching it, and has its room
  }
  if (missingBytes > 0) for (const file of begun) await giveBack(file)
  return missingBytes
}

async function reserveFile({ content, bytes }: ModelFile): Promise<number> {
  const disk = await openForWriting(content)
  try {
    return resize(disk, bytes) ? 0 : bytes - longestThatFits(disk, bytes)
  } finally {
    disk.close()
  }
}

/** A file that was begun before keeps what it has. */
async function giveBack({ content }: ModelFile): Promise<void> {
  await withFileIfFree(content, async () => {
    if (!(await fileRecord(content))) await removeFromDisk(content)
  })
}
