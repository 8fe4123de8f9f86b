/** Which builds are there, whole, and such as this computer can hold; and of the others, why not. */
import { DTYPES, type Dtype, type Task } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import { chunkPath, externalData, filesOfBuild, graphPath, graphsOf, missingFromBuild } from '../build-files'
import type { Config } from './config'

export interface InspectedFile {
  path: string
  bytes: number
}

export interface Build {
  dtype: Dtype
  files: InspectedFile[]
  bytes: number
}

export interface RefusedBuild {
  dtype: Dtype
  why: GlossError
}

/** WebAssembly addresses 32 bits, and both runtimes, WASM and WebGPU, take a model's graphs through its memory. */
const ADDRESSABLE_BYTES = 2 ** 32
/** A protobuf message ends at 2 GiB: https://protobuf.dev/programming-guides/proto-limits/ */
const PROTOBUF_BYTES = 2 ** 31 - 1

/** @param memoryBytes how much a model may take of this computer's memory */
export function sortBuilds(
  files: InspectedFile[],
  task: Task,
  config: Config,
  memoryBytes: number,
): { builds: Build[]; refused: RefusedBuild[] } {
  const builds: Build[] = []
  const refused: RefusedBuild[] = []
  const paths = new Set(files.map(({ path }) => path))
  for (const dtype of DTYPES) {
    const graphs = graphsOf(task).map((graph) => graphPath(graph, dtype))
    if (!graphs.some((graph) => paths.has(graph))) continue
    const why = problemOf(files, task, dtype, config, memoryBytes)
    if (why) refused.push({ dtype, why })
    else builds.push(buildOf(files, task, dtype))
  }
  return { builds, refused }
}

function buildOf(files: InspectedFile[], task: Task, dtype: Dtype): Build {
  const needed = filesOfBuild(files, task, dtype)
  return { dtype, files: needed, bytes: needed.reduce((sum, { bytes }) => sum + bytes, 0) }
}

function problemOf(
  files: InspectedFile[],
  task: Task,
  dtype: Dtype,
  config: Config,
  memoryBytes: number,
): GlossError | null {
  const graphs = graphsOf(task).map((graph) => ({ graph, path: graphPath(graph, dtype) }))
  const chunks = graphs.map(({ graph, path }) => ({
    path,
    declared: declaredChunks(config, graph, path),
    here: externalData(files, path),
  }))
  const missing = missingFromBuild(files, task, dtype)
  for (const { path, declared, here } of chunks) {
    const known = new Set([...missing, ...here.map((chunk) => chunk.path)])
    const needed = Array.from({ length: declared }, (_, index) => chunkPath(path, index))
    missing.push(...needed.filter((chunk) => !known.has(chunk)))
  }
  if (missing.length > 0) return new GlossError('build-missing', { dtype, files: missing.join(', ') })
  // transformers.js fetches as many chunks as the config says, and a graph without its weights does not load.
  const undeclared = chunks.find(({ declared, here }) => here.length > declared)
  if (undeclared) {
    const file = undeclared.here[undeclared.declared]!.path
    return new GlossError('layout-wrong', { problem: 'data-undeclared', file })
  }
  const { bytes, files: needed } = buildOf(files, task, dtype)
  const limitBytes = Math.min(memoryBytes, ADDRESSABLE_BYTES)
  if (bytes > limitBytes) return new GlossError('model-too-large', { dtype, bytes, limitBytes })
  const graph = needed.find(({ path, bytes }) => path.endsWith('.onnx') && bytes > PROTOBUF_BYTES)
  return graph
    ? new GlossError('model-too-large', { dtype, bytes: graph.bytes, limitBytes: PROTOBUF_BYTES })
    : null
}

/** As `resolveExternalDataFormat` in transformers.js `src/utils/model-loader.js` reads it. */
function declaredChunks(config: Config, graph: string, path: string): number {
  const custom = config['transformers.js_config'] as { use_external_data_format?: unknown } | undefined
  const declared = custom?.use_external_data_format
  if (typeof declared !== 'object' || declared === null) return count(declared)
  const byName = declared as Record<string, unknown>
  return count(byName[path.slice('onnx/'.length)] ?? byName[graph])
}

/** `true` is one chunk. More than transformers.js takes (100) is nobody's layout. */
const count = (value: unknown): number => Math.min(100, Math.max(0, Math.trunc(Number(value ?? 0)) || 0))
