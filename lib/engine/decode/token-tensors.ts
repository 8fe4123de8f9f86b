/** Token ids as the tensors that the graphs take. Ids are written as 32-bit halves: one BigInt for each would be an allocation. */
import { Tensor } from 'onnxruntime-web/webgpu'

/** `[rows, longest]`, shorter rows filled up with `filler` at their end. */
export function int64(rows: readonly (readonly number[])[], filler = 0): Tensor {
  const longest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const data = new BigInt64Array(rows.length * longest)
  // WebAssembly is little-endian, and so is every machine that a browser with it runs on: the low half comes first. The high
  // half of an id, which is never negative, is zero.
  const halves = new Int32Array(data.buffer)
  for (const [place, row] of rows.entries()) {
    const from = place * longest
    for (let index = 0; index < longest; index++) halves[2 * (from + index)] = row[index] ?? filler
  }
  return new Tensor('int64', data, [rows.length, longest])
}

/** The attention mask of rows that are filled up at their end. */
export function maskOf(rows: readonly (readonly number[])[]): Tensor {
  return int64(rows.map((row) => ones(row.length)))
}

export const flag = (value: boolean) => new Tensor('bool', Uint8Array.of(Number(value)), [1])
export const ones = (length: number) => Array.from({ length }, () => 1)

/** The last position of each row of `[rows, positions, vocabulary]`: views into the tensor's own data, which nobody else reads. */
export function lastScores(logits: Tensor): Float32Array[] {
  const [rows = 0, positions = 0, vocabulary = 0] = logits.dims
  const data = logits.data as Float32Array
  return Array.from({ length: rows }, (_, row) => {
    const end = (row + 1) * positions * vocabulary
    return data.subarray(end - vocabulary, end)
  })
}
