/**
 * The bytes of the first big tensor of an ONNX file (onnx.proto, TensorProto): `name`, field 8, and `raw_data`, field 9, one
 * after the other, each with its length in front.
 */
export function firstBigTensor(bytes: Uint8Array): Uint8Array {
  const follows = (name: number, at: number) => bytes[name] === 0x42 && at === name + 2 + bytes[name + 1]!
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x4a) continue
    const isAfterName = Array.from({ length: 100 }, (_, back) => at - 2 - back).some((name) =>
      follows(name, at),
    )
    if (!isAfterName) continue
    let length = 0
    let next = at + 1
    for (let shift = 0; ; shift += 7) {
      length += (bytes[next]! & 0x7f) << shift
      if (!(bytes[next++]! & 0x80)) break
    }
    if (length > 100_000 && next + length < bytes.length) return bytes.subarray(next, next + length)
  }
  throw new Error('no big tensor')
}
