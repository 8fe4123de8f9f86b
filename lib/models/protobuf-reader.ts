/**
 * Walks a protobuf message inside a `Blob` field by field, reading only what is looked at: a slice at a time, and nothing of
 * what is skipped. https://protobuf.dev/programming-guides/encoding/
 */
const SLICE_BYTES = 64 << 10
/** A varint has ten bytes at most. */
const MAX_VARINT_BYTES = 10

export interface Field {
  number: number
  /** The value of a number; undefined for what has a length. */
  value?: number
  /** Where the content starts and ends, for what has a length: text, bytes, a message in the message, packed numbers. */
  start: number
  end: number
}

export class ProtobufReader {
  readonly #blob: Blob
  #slice = new Uint8Array()
  #sliceAt = 0

  constructor(blob: Blob) {
    this.#blob = blob
  }

  get size(): number {
    return this.#blob.size
  }

  /**
   * The fields of the message between `start` and `end`, in their order.
   * @throws RangeError where the bytes are no protobuf
   */
  async *fields(start: number, end: number): AsyncGenerator<Field> {
    let at = start
    while (at < end) {
      const tag = await this.varint(at)
      const field = await this.#field(tag.value, tag.end)
      if (field.end > end) throw new RangeError(`a field at ${at} ends outside its message`)
      at = field.end
      yield field
    }
  }

  async #field(tag: number, at: number): Promise<Field> {
    const number = Math.floor(tag / 8)
    if (number < 1) throw new RangeError(`no field at ${at}`)
    switch (tag % 8) {
      case 0: {
        const { value, end } = await this.varint(at)
        return { number, value, start: at, end }
      }
      case 1:
        return { number, start: at, end: at + 8 }
      case 2: {
        const length = await this.varint(at)
        return { number, start: length.end, end: length.end + length.value }
      }
      case 5:
        return { number, start: at, end: at + 4 }
      default:
        throw new RangeError(`wire type ${tag % 8} at ${at}`)
    }
  }

  /** Exact up to 2^53, as every length and size in a file is. */
  async varint(at: number): Promise<{ value: number; end: number }> {
    if (!this.#holds(at, MAX_VARINT_BYTES)) await this.#read(at)
    let value = 0
    for (let index = 0; index < MAX_VARINT_BYTES; index++) {
      const byte = this.#slice[at - this.#sliceAt + index]
      if (byte === undefined) throw new RangeError(`the file ends in the middle, at ${at}`)
      value += (byte & 0x7f) * 2 ** (7 * index)
      if (byte < 0x80) return { value, end: at + index + 1 }
    }
    throw new RangeError(`a number without an end at ${at}`)
  }

  async text({ start, end }: Field): Promise<string> {
    return await this.#blob.slice(start, end).text()
  }

  #holds(at: number, bytes: number): boolean {
    const last = this.#sliceAt + this.#slice.length
    return at >= this.#sliceAt && (at + bytes <= last || last === this.size) && at < last
  }

  async #read(at: number): Promise<void> {
    this.#slice = new Uint8Array(await this.#blob.slice(at, at + SLICE_BYTES).arrayBuffer())
    this.#sliceAt = at
  }
}
