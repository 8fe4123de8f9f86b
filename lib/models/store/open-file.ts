/**
 * Synchronous access to one file, and what a full disk does to it. Chromium does not throw then: `truncate` returns and
 * leaves the file as it was, `write` returns an error code as a huge count (-8 as unsigned 32 bits; seen in 156). So nothing
 * here is believed, the result is looked at.
 */

/** `FileSystemSyncAccessHandle`, which TypeScript knows only in Workers. */
export interface OpenFile {
  read(into: Uint8Array, options: { at: number }): number
  write(bytes: Uint8Array, options: { at: number }): number
  truncate(bytes: number): void
  getSize(): number
  /** Returns when the bytes are on disk. */
  flush(): void
  close(): void
}

/** Gives the file this length; false when the disk or the quota is too small, and then it is as long as it was. */
export function resize(file: OpenFile, bytes: number): boolean {
  if (file.getSize() === bytes) return true
  try {
    file.truncate(bytes)
  } catch (error) {
    if (!isFull(error)) throw error
  }
  return file.getSize() === bytes
}

/** The longest that the file can be made, up to `bytes`, to one part in a thousand. */
export function longestThatFits(file: OpenFile, bytes: number): number {
  const before = file.getSize()
  let [fits, not] = [before, bytes]
  while (not - fits > Math.max(1024, bytes / 1000)) {
    const middle = Math.floor((fits + not) / 2)
    if (resize(file, middle)) fits = middle
    else not = middle
  }
  resize(file, before)
  return fits
}

/** Every byte at its place; false when the disk is full. */
export function writeWhole(file: OpenFile, bytes: Uint8Array, at: number): boolean {
  let written = 0
  try {
    while (written < bytes.length) {
      const some = file.write(bytes.subarray(written), { at: at + written })
      if (some <= 0 || some > bytes.length - written) return false
      written += some
    }
    return true
  } catch (error) {
    if (isFull(error)) return false
    throw error
  }
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'
