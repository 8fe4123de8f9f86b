/**
 * Picking rows of a tensor: `[rows, …]` → the rows that are named, in their order, each as often as it is named. On the
 * processor a copy; on the graphics adapter the bytes are copied there and never come down.
 */
import { Tensor, env } from 'onnxruntime-web/webgpu'

/** COPY_SRC, COPY_DST and STORAGE: the flags of `GPUBufferUsage` (WebGPU, 5.1.2), which is no global in every Worker. */
const USAGE = 0x04 | 0x08 | 0x80

/** Whether picking would change nothing. */
export function isIdentity(picks: readonly number[], rows: number): boolean {
  return picks.length === rows && picks.every((row, place) => row === place)
}

/** A new tensor; the old one is of no use afterwards, and the caller's to dispose. */
export async function pickRows(tensor: Tensor, picks: readonly number[]): Promise<Tensor> {
  const [, ...rest] = tensor.dims
  const perRow = rest.reduce((product, size) => product * size, 1)
  const dims = [picks.length, ...rest]
  if (tensor.location === 'gpu-buffer') return await pickOnAdapter(tensor, picks, perRow, dims)
  const from = tensor.data as Float32Array
  if (isAscending(picks)) {
    moveUp(from, picks, perRow)
    return new Tensor(tensor.type as 'float32', from.subarray(0, picks.length * perRow), dims)
  }
  const Data = from.constructor as new (length: number) => Float32Array
  const to = new Data(picks.length * perRow)
  for (const [place, row] of picks.entries())
    to.set(from.subarray(row * perRow, (row + 1) * perRow), place * perRow)
  return new Tensor(tensor.type as 'float32', to, dims)
}

/** Rows that are only left out: the others can move up where they are. */
function isAscending(picks: readonly number[]): boolean {
  return picks.every((row, place) => place === 0 || row > picks[place - 1]!)
}

/** Neighbours move together. */
function moveUp(data: Float32Array, picks: readonly number[], perRow: number): void {
  for (let place = 0, end: number; place < picks.length; place = end) {
    end = place + 1
    while (end < picks.length && picks[end] === picks[place]! + end - place) end++
    const from = picks[place]! * perRow
    data.copyWithin(place * perRow, from, from + (end - place) * perRow)
  }
}

async function pickOnAdapter(
  tensor: Tensor,
  picks: readonly number[],
  perRow: number,
  dims: number[],
): Promise<Tensor> {
  const device = await env.webgpu.device
  const bytesPerRow = perRow * (tensor.type === 'float16' ? 2 : 4)
  // WebGPU copies in steps of 4 bytes and keeps no empty buffers.
  const size = Math.max(16, Math.ceil((picks.length * bytesPerRow) / 16) * 16)
  const buffer = device.createBuffer({ size, usage: USAGE })
  const commands = device.createCommandEncoder()
  for (const [place, row] of picks.entries()) {
    commands.copyBufferToBuffer(tensor.gpuBuffer, row * bytesPerRow, buffer, place * bytesPerRow, bytesPerRow)
  }
  device.queue.submit([commands.finish()])
  return Tensor.fromGpuBuffer(buffer, {
    dataType: tensor.type as 'float32',
    dims,
    dispose: () => buffer.destroy(),
  })
}
