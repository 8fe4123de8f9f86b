/**
 * Which files of a repository, or of a folder, make up one build of a model in the Transformers.js layout:
 *
 *   config.json  tokenizer.json  tokenizer_config.json          needed by every model
 *   generation_config.json, chat template, pooling …            taken where they are there
 *   onnx/<graph><suffix>.onnx                                   needed, the suffix says the dtype
 *   onnx/<graph><suffix>.onnx_data, _data_1, _data_2 …          weights that a graph keeps outside itself
 *
 * Graph names and suffixes as in @huggingface/transformers 4.3.1: `src/models/session_config.js`, `src/utils/dtypes.js`, and
 * `src/utils/model-loader.js` for the chunks.
 */
import type { Dtype, Task } from '../messaging/contract'
import { GlossError } from '../messaging/errors'

/** What a graph's name ends with, by dtype. Builds with other endings (`_int8`, `_bnb4` …) Gloss does not run. */
export const SUFFIXES: Record<Dtype, string> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  q4: '_q4',
  q4f16: '_q4f16',
}

export const NEEDED_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json']

const GENERATION = ['generation_config.json']
/** How a sentence's vector is made from its tokens', and what is put before a text. */
const SENTENCE_VECTORS = [
  '1_Pooling/config.json',
  'config_sentence_transformers.json',
  'sentence_bert_config.json',
]

/** What is taken along if it is there. */
const OPTIONAL_FILES: Record<Task, string[]> = {
  translation: GENERATION,
  summarization: GENERATION,
  'question-answering': [],
  'text-generation': [...GENERATION, 'chat_template.jinja'],
  'feature-extraction': SENTENCE_VECTORS,
}

/** The graphs that are loaded for a task, without suffix and ending. */
export function graphsOf(task: Task): string[] {
  const isEncoderDecoder = task === 'translation' || task === 'summarization'
  return isEncoderDecoder ? ['encoder_model', 'decoder_model_merged'] : ['model']
}

export const graphPath = (graph: string, dtype: Dtype): string => `onnx/${graph}${SUFFIXES[dtype]}.onnx`

interface Listed {
  path: string
}

/** The chunks beside a graph, in their order: `.onnx_data`, `.onnx_data_1`, `.onnx_data_2` … */
export function externalData<File extends Listed>(files: File[], graph: string): File[] {
  const chunks = files.filter(({ path }) => chunkIndex(path, graph) >= 0)
  return chunks.toSorted((a, b) => chunkIndex(a.path, graph) - chunkIndex(b.path, graph))
}

export const chunkPath = (graph: string, index: number): string =>
  index === 0 ? `${graph}_data` : `${graph}_data_${index}`

function chunkIndex(path: string, graph: string): number {
  if (!path.startsWith(`${graph}_data`)) return -1
  const index = /^(?:_([1-9]\d{0,3}))?$/.exec(path.slice(graph.length + '_data'.length))
  return index ? Number(index[1] ?? 0) : -1
}

/** Paths that the build cannot do without and that are not there; empty for a whole one. */
export function missingFromBuild(files: Listed[], task: Task, dtype: Dtype): string[] {
  const paths = new Set(files.map(({ path }) => path))
  const graphs = graphsOf(task).map((graph) => graphPath(graph, dtype))
  // A later chunk tells of the ones before it. How many there should be in all only the config or the graph itself says.
  const chunks = graphs.flatMap((graph) => {
    const last = externalData(files, graph).at(-1)
    const count = last ? chunkIndex(last.path, graph) : 0
    return Array.from({ length: count }, (_, index) => chunkPath(graph, index))
  })
  return [...NEEDED_FILES, ...graphs, ...chunks].filter((path) => !paths.has(path))
}

/**
 * The files of one build out of all that are there, small ones of the repository first.
 * @throws GlossError build-missing with the paths that the build lacks
 */
export function filesOfBuild<File extends Listed>(files: File[], task: Task, dtype: Dtype): File[] {
  const missing = missingFromBuild(files, task, dtype)
  if (missing.length > 0) throw new GlossError('build-missing', { dtype, files: missing.join(', ') })
  const small = [...NEEDED_FILES, ...OPTIONAL_FILES[task]]
  const at = new Map(files.map((file) => [file.path, file]))
  const graphs = graphsOf(task).map((graph) => graphPath(graph, dtype))
  return [
    ...small.flatMap((path) => at.get(path) ?? []),
    ...graphs.flatMap((graph) => [at.get(graph)!, ...externalData(files, graph)]),
  ]
}
