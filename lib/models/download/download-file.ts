/**
 * One file, from absent or partial to complete.
 *
 *   lock ─► complete already? done : open ─► fetch what is missing ─► verify ─► complete
 *                                              ▲                        │ not the file
 *                                              └──── purge, once ◄──────┘ twice: bad, `download-altered`
 *
 * Lifetime: within the file's lock, so of two contexts that want it one fetches and the other finds it complete.
 */
import { GlossError } from '../../messaging/errors'
import type { ModelFile } from '../content-id'
import { withFile } from '../store/file-lock'
import { fileOnDisk } from '../store/files'
import { fileRecord } from '../store/records'
import { countBytes } from './byte-ranges'
import type { Pace } from './download-contract'
import { fetchParts } from './fetch-parts'
import { PartFile } from './part-file'
import { type Source, WrongBytes } from './range-request'

export interface FileListener {
  /** Another context has the file. */
  onWait(): void
  /** How much of the file is here, each time more is. */
  onBytesHere(bytes: number): void
  onCheck(): void
}

/** @throws GlossError */
export async function downloadFile(
  file: ModelFile,
  source: Source,
  pace: Pace,
  signal: AbortSignal,
  listener: FileListener,
): Promise<void> {
  await withFile(file.content, signal, listener.onWait, async () => {
    if (!(await isComplete(file))) await fetchWhole(file, source, pace, signal, listener)
    listener.onBytesHere(file.bytes)
  })
}

async function isComplete(file: ModelFile): Promise<boolean> {
  if ((await fileRecord(file.content))?.state !== 'complete') return false
  return (await fileOnDisk(file.content))?.size === file.bytes
}

async function fetchWhole(
  file: ModelFile,
  source: Source,
  pace: Pace,
  signal: AbortSignal,
  listener: FileListener,
): Promise<void> {
  const part = await PartFile.open(file)
  let end: 'complete' | 'bad' | undefined
  try {
    const good =
      (await fetchOnce(part, source, pace, signal, listener)) ||
      (await part.purge(), await fetchOnce(part, source, pace, signal, listener))
    end = good ? 'complete' : 'bad'
  } finally {
    await part.close(end)
  }
  if (end === 'complete') return
  const { host } = new URL(source.host)
  throw new GlossError('download-altered', { host, model: source.model, file: file.path })
}

/** Whether what came is the file. */
async function fetchOnce(
  part: PartFile,
  source: Source,
  pace: Pace,
  signal: AbortSignal,
  listener: FileListener,
): Promise<boolean> {
  let here = countBytes(part.ranges)
  listener.onBytesHere(here)
  try {
    await fetchParts(part, source, pace, signal, (bytes) => listener.onBytesHere((here += bytes)))
  } catch (error) {
    if (error instanceof WrongBytes) return false
    throw error
  }
  listener.onCheck()
  return await part.verify(signal)
}
