/**
 * What a file of the test hub holds: real bytes from a folder, or bytes of any number that follow from a seed alone, so that
 * a file of a gigabyte costs neither disk nor memory and any range of it can be served.
 */
import { createCipheriv, createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'

export interface Content {
  bytes: number
  /** Bytes from `start`, `length` of them. */
  read(start: number, length: number): Buffer
}

export function fileContent(file: string): Content {
  const bytes = statSync(file).size
  return {
    bytes,
    read(start, length) {
      const buffer = Buffer.alloc(length)
      const handle = openSync(file, 'r')
      readSync(handle, buffer, 0, length, start)
      closeSync(handle)
      return buffer
    },
  }
}

const BLOCK = 16

/** The key stream of AES in counter mode: fast, never the same twice, and readable from any place. */
export function generatedContent(bytes: number, seed: number): Content {
  const key = Buffer.alloc(BLOCK)
  key.writeUInt32BE(seed)
  return {
    bytes,
    read(start, length) {
      const counter = Buffer.alloc(BLOCK)
      counter.writeBigUInt64BE(BigInt(Math.floor(start / BLOCK)), 8)
      const skipped = start % BLOCK
      const stream = createCipheriv('aes-128-ctr', key, counter).update(Buffer.alloc(skipped + length))
      return stream.subarray(skipped)
    },
  }
}

const PIECE = 4 << 20

function digest(name: 'sha256' | 'sha1', content: Content, head = ''): string {
  const hash = createHash(name).update(head)
  for (let at = 0; at < content.bytes; at += PIECE) {
    hash.update(content.read(at, Math.min(PIECE, content.bytes - at)))
  }
  return hash.digest('hex')
}

export const sha256 = (content: Content) => digest('sha256', content)

/** What git calls the file: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export const gitBlobId = (content: Content) => digest('sha1', content, `blob ${content.bytes}\0`)
