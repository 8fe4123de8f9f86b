import { LogLevel, env } from '@huggingface/transformers'
import { InferenceSession } from 'onnxruntime-web/webgpu'
import { GlossError, reasonOf } from '../messaging/errors'
import type { StartRequest } from '../messaging/realm-contract'

/**
 * Brings the runtime up: WebAssembly fetched, compiled, its threads started. ORT does so with the first session, whatever it
 * is; this one is the smallest there can be, so that it happens while the host still reads and checks the model's files.
 * @throws GlossError load-failed, when the runtime's own files do not work here
 */
export async function startRuntime({ model, rung, runtime }: StartRequest): Promise<void> {
  env.logLevel = LogLevel.ERROR
  const wasm = env.backends.onnx.wasm
  if (!wasm) throw new GlossError('internal', { reason: 'the ONNX runtime has no WebAssembly backend' })
  wasm.wasmPaths = runtime
  wasm.numThreads = rung.threads
  wasm.proxy = false
  // As long as this is on, the library copies the runtime's script into a `blob:`, which extension pages may not import.
  env.useWasmCache = false
  try {
    const session = await InferenceSession.create(Uint8Array.from(IDENTITY), { executionProviders: ['wasm'] })
    await session.release()
  } catch (error) {
    const { device, dtype } = rung
    throw new GlossError('load-failed', { model, device, dtype, reason: reasonOf(error) })
  }
}

/** `y = Identity(x)` over one float, as ONNX writes it (onnx.proto: ModelProto, GraphProto, NodeProto, ValueInfoProto). */
const FLOAT_OF_ONE = [0x12, 10, 0x0a, 8, 0x08, 1, 0x12, 4, 0x0a, 2, 0x08, 1] // type { tensor_type { elem_type: FLOAT, shape [1] } }
const X = [0x0a, 1, 0x78]
const Y = [0x0a, 1, 0x79]
const OUTPUT_Y = [0x12, 1, 0x79]
const OP_TYPE = [0x22, 8, ...new TextEncoder().encode('Identity')]
const NODE = [0x0a, 16, ...X, ...OUTPUT_Y, ...OP_TYPE]
const NAME = [0x12, 1, 0x67]
const INPUT = [0x5a, 15, ...X, ...FLOAT_OF_ONE]
const OUTPUT = [0x62, 15, ...Y, ...FLOAT_OF_ONE]
const GRAPH = [...NODE, ...NAME, ...INPUT, ...OUTPUT]
const IR_VERSION_8 = [0x08, 8]
const OPSET_13 = [0x42, 2, 0x10, 13]
const IDENTITY = [...IR_VERSION_8, 0x3a, GRAPH.length, ...GRAPH, ...OPSET_13]
