/**
 * A file that is being filled: bytes go to their place on disk as they come, and a checkpoint makes them count.
 *
 *   write ─► disk (not yet counted) ─► flush ─► record ─► counted after a crash
 *
 * Lifetime: from `open` to `close`, by the holder of the file's lock. Killed in between, the bytes since the last checkpoint
 * are fetched again: one step of them, 1/800 of the file, a quarter of a megabyte or 25 ms, whatever is more.
 * Failure: the record is gone (the file was deleted meanwhile): `PartFile.deleted`, and nothing is written any more.
 */
import { GlossError, cancelled } from '../../messaging/errors'
import type { ContentId, ModelFile } from '../content-id'
import { openForWriting, removeFromDisk } from '../store/files'
import { type OpenFile, resize, writeWhole } from '../store/open-file'
import { addFile, fileRecord, updateFile } from '../store/records'
import { type BlockDigest, blockDigest, digestHere } from './block-digest'
import { type ByteRange, addRange, areRanges, wholeUntil } from './byte-ranges'

const LEAST_STEP_BYTES = 256 << 10
const STEPS = 800
/** A slow line checkpoints by the clock; a fast one waits for the disk no more often than this. */
const STEP_MS = 1000
const LEAST_STEP_MS = 25
/** Between two looks at whether the verification is still wanted. */
const DIGEST_BYTES = 16 << 20

export class PartFile {
  readonly file: ModelFile
  ranges: ByteRange[]
  deleted = false
  readonly #disk: OpenFile
  readonly #stepBytes: number
  #uncounted = 0
  #countedAtMs = performance.now()
  #checkpoint: Promise<void> = Promise.resolve()
  /** One that has not begun yet; it will count what is written until it does. */
  #nextCheckpoint: Promise<void> | null = null
  #digest: BlockDigest
  #digestedUntil = 0

  private constructor(file: ModelFile, disk: OpenFile, ranges: ByteRange[], digest: BlockDigest) {
    this.file = file
    this.ranges = ranges
    this.#disk = disk
    this.#digest = digest
    this.#stepBytes = Math.max(LEAST_STEP_BYTES, file.bytes / STEPS)
  }

  /** Goes on where an earlier one stopped. The whole length is taken at once, so that a full disk shows before the first byte. */
  static async open(file: ModelFile): Promise<PartFile> {
    const disk = await openForWriting(file.content)
    try {
      const record = await fileRecord(file.content)
      const known = record?.state === 'partial' && record.bytes === file.bytes ? record.ranges : []
      const ranges = areRanges(known, Math.min(file.bytes, disk.getSize())) ? known : []
      if (!resize(disk, file.bytes)) throw full(file.bytes)
      await addFile({ content: file.content, bytes: file.bytes, state: 'partial', ranges })
      return new PartFile(file, disk, ranges, await blockDigest(file.content, file.bytes))
    } catch (error) {
      disk.close()
      throw error
    }
  }

  write(bytes: Uint8Array, at: number): void {
    if (!writeWhole(this.#disk, bytes, at)) throw full(bytes.length)
    this.ranges = addRange(this.ranges, [at, at + bytes.length])
    this.#uncounted += bytes.length
    const sinceMs = performance.now() - this.#countedAtMs
    const due = (this.#uncounted >= this.#stepBytes && sinceMs > LEAST_STEP_MS) || sinceMs > STEP_MS
    // A checkpoint that failed fails every later one: the next that is awaited tells.
    if (due) this.checkpoint().catch(() => {})
  }

  /** Makes count what was written so far. One after the other, so that a record never goes back. */
  checkpoint(): Promise<void> {
    this.#nextCheckpoint ??= this.#checkpoint.then(async () => {
      this.#nextCheckpoint = null
      const writtenBytes = this.#uncounted
      this.#uncounted = 0
      this.#countedAtMs = performance.now()
      if (this.deleted) return
      const ranges = this.ranges
      this.#disk.flush()
      const { content, bytes } = this.file
      this.deleted = !(await updateFile({ content, bytes, state: 'partial', ranges }))
      // Twice as fast as bytes come, so that a resumed file catches up and the connections are still read in time.
      this.#digestSome(2 * writtenBytes)
    })
    this.#checkpoint = this.#nextCheckpoint
    return this.#checkpoint
  }

  /** True when the bytes on disk are the file. Digests the rest of it, with pauses in which an abort is heard. */
  async verify(signal: AbortSignal): Promise<boolean> {
    await this.checkpoint()
    if (this.deleted) throw cancelled()
    try {
      return (await this.#digestRest(signal)) === this.file.content
    } catch (error) {
      if (error instanceof GlossError) throw error
      // The thread failed, not the file: once more without one.
      await this.#digestAnew(digestHere(this.file.content, this.file.bytes))
      return (await this.#digestRest(signal)) === this.file.content
    }
  }

  /** All of it again, from the first byte. */
  async purge(): Promise<void> {
    this.ranges = []
    await this.checkpoint()
    await this.#digestAnew(blockDigest(this.file.content, this.file.bytes))
  }

  /** Ends it: what is on disk is complete, or bad and gone, or stays as the last checkpoint has it. */
  async close(state?: 'complete' | 'bad'): Promise<void> {
    await this.checkpoint().catch(() => {})
    this.#disk.close()
    this.#digest.end()
    const { content, bytes } = this.file
    if (state && !this.deleted) {
      const ranges: ByteRange[] = state === 'complete' && bytes > 0 ? [[0, bytes]] : []
      this.deleted = !(await updateFile({ content, bytes, state, ranges }))
    }
    if (this.deleted || state === 'bad') await removeFromDisk(content)
  }

  async #digestAnew(digest: BlockDigest | Promise<BlockDigest>): Promise<void> {
    this.#digest.end()
    this.#digest = await digest
    this.#digestedUntil = 0
  }

  async #digestRest(signal: AbortSignal): Promise<ContentId> {
    while (this.#digestSome(DIGEST_BYTES)) {
      await this.#digest.idle()
      if (signal.aborted) throw cancelled()
    }
    return await this.#digest.finish()
  }

  /** Reads back from disk what is whole from the start on: what is verified is what will be read. True when there is more. */
  #digestSome(atMostBytes: number): boolean {
    const until = Math.min(wholeUntil(this.ranges), this.#digestedUntil + atMostBytes)
    while (this.#digestedUntil < until) {
      const block = this.#digest.block()
      if (!block) return true
      const wanted = block.subarray(0, Math.min(block.length, until - this.#digestedUntil))
      const got = this.#disk.read(wanted, { at: this.#digestedUntil })
      this.#digest.feed(block, got)
      if (got === 0) return false // shorter than it was: the digest will not be that of the file
      this.#digestedUntil += got
    }
    return this.#digestedUntil < wholeUntil(this.ranges)
  }
}

const full = (neededBytes: number) => new GlossError('storage-full', { neededBytes, freeBytes: 0 })
