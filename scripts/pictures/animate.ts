/**
 * An animated PNG of PNGs of one size and kind: their compressed data stands in it as it is, each behind the time it is shown.
 * https://www.w3.org/TR/png-3/#apng-frame-based-animation
 */
import { crc32 } from 'node:zlib'

export interface Frame {
  picture: Buffer
  shownMs: number
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const FOR_EVER = 0

export function animate(frames: Frame[]): Buffer {
  const header = dataOf(frames[0]!.picture, 'IHDR')
  let sequence = 0
  const chunks = frames.flatMap(({ picture, shownMs }, index) => {
    if (!dataOf(picture, 'IHDR').equals(header)) throw new Error(`frame ${index} is not as the first one is`)
    const control = chunk('fcTL', frameControl(sequence++, header, shownMs))
    const data = dataOf(picture, 'IDAT')
    return index === 0
      ? [control, chunk('IDAT', data)]
      : [control, chunk('fdAT', Buffer.concat([uint32(sequence++), data]))]
  })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('acTL', Buffer.concat([uint32(frames.length), uint32(FOR_EVER)])),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The whole picture at its place, over what was there, and left there. */
function frameControl(sequence: number, header: Buffer, shownMs: number): Buffer {
  const rest = Buffer.alloc(6)
  rest.writeUInt16BE(shownMs, 0)
  rest.writeUInt16BE(1000, 2)
  return Buffer.concat([uint32(sequence), header.subarray(0, 8), uint32(0), uint32(0), rest])
}

/** All chunks of a type, joined. */
function dataOf(png: Buffer, type: string): Buffer {
  const found: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === type) found.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  if (found.length === 0) throw new Error(`a PNG without ${type}`)
  return Buffer.concat(found)
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
