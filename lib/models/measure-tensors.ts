/** The largest tensor of each build that a graphics adapter might be asked to hold, read from its files by slices. */
import type { Dtype } from '../messaging/contract'
import { largestTensor } from './largest-tensor'
import type { RunnableModel } from './runnable'
import { readStored } from './store/read'

/** @throws GlossError model-not-whole | model-file-unreadable */
export async function measureTensors(model: RunnableModel): Promise<Partial<Record<Dtype, number>>> {
  const measured: Partial<Record<Dtype, number>> = {}
  for (const [dtype, files] of Object.entries(model.builds)) {
    if (dtype === 'q8') continue // for the processor only
    const graphs = files.filter(({ path }) => path.endsWith('.onnx'))
    const sizes = graphs.map(async ({ path }) => {
      const file = await readStored(model.entry.id, path, model.commit)
      return (await largestTensor(file, path)).bytes
    })
    measured[dtype as Dtype] = Math.max(0, ...(await Promise.all(sizes)))
  }
  return measured
}
