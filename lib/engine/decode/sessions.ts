import type { InferenceSession } from 'onnxruntime-web/webgpu'
import type { LoadedModel } from '../runtime'
import type { Tensors } from './kv-cache'

/** Time spent inside the runtime. */
export interface RunClock {
  runMs: number
}

/** Runs a session on those of `feeds` that it has inputs for. */
export async function run(session: InferenceSession, feeds: Tensors, clock: RunClock): Promise<Tensors> {
  const wanted = Object.fromEntries(session.inputNames.map((name) => [name, feeds[name]!]))
  const began = performance.now()
  const outputs: Tensors = await session.run(wanted)
  clock.runMs += performance.now() - began
  return outputs
}

export function sessionOf(model: LoadedModel, name: string): InferenceSession {
  const found = model.sessions[name]
  if (!found) {
    throw new Error(`${model.id} has no session "${name}"; it has ${Object.keys(model.sessions).join(', ')}`)
  }
  return found
}
