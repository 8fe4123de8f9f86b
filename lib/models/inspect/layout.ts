/**
 * What is wrong with files that hold no build at all, told so that it can be mended. Each problem has its own sentence
 * (`error.layout…`), and a line in docs/own-model.md.
 */
import type { Task } from '../../messaging/contract'
import { GlossError, type LayoutProblem } from '../../messaging/errors'
import { graphsOf } from '../build-files'

/** Weights of other frameworks, which no browser runs. */
const CHECKPOINT = /\.(safetensors|bin|pt|pth|ckpt|h5|msgpack|gguf)$/
/** What slow tokenizers keep their vocabulary in; transformers.js reads only `tokenizer.json`. */
const SLOW_TOKENIZER =
  /^(vocab\.(txt|json)|merges\.txt|spiece\.model|sentencepiece\.bpe\.model|tokenizer\.model|source\.spm)$/
/** A graph's name with any dtype's ending, as in transformers.js `src/utils/dtypes.js`. */
const ENDING = String.raw`(_(fp16|int8|uint8|quantized|q4|q2|q1|q4f16|q2f16|q1f16|bnb4))?\.onnx`

const graph = (folder: string, name: string) => new RegExp(`^${folder}${name}${ENDING}$`)

/** Why there is no tokenizer although the words are there; null if that is not it. */
export function tokenizerProblem(paths: string[]): GlossError<'layout-wrong'> | null {
  if (paths.includes('tokenizer.json')) return null
  const slow = paths.find((path) => SLOW_TOKENIZER.test(path))
  return slow ? wrong('slow-tokenizer', slow) : null
}

/** Why there is no graph for the task; null if simply nothing like one is there. */
export function layoutProblem(paths: string[], task: Task): GlossError<'layout-wrong'> | null {
  const find = (pattern: RegExp) => paths.find((path) => pattern.test(path))
  const graphs = graphsOf(task)
  const outside = graphs.map((name) => find(graph('', name))).find(Boolean)
  if (outside) return wrong('outside-onnx', outside)
  if (graphs.includes('decoder_model_merged')) {
    const split = find(graph('onnx/', 'decoder_model')) ?? find(graph('', 'decoder_model'))
    if (split) return wrong('not-merged', split)
  } else {
    const old = find(graph('(onnx/)?', 'decoder_model_merged'))
    if (old) return wrong('old-name', old)
  }
  const other = find(/\.onnx$/)
  if (other) return wrong('other-graphs', other)
  const checkpoint = find(CHECKPOINT)
  return checkpoint ? wrong('no-onnx', checkpoint) : null
}

const wrong = (problem: LayoutProblem, file: string) => new GlossError('layout-wrong', { problem, file })
