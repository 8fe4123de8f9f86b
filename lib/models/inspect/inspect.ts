/**
 * What a model of one's own is, before anything of it is fetched or copied: its architecture, what it can do, and which of
 * its builds run here. Looks at a list of files and two small ones among them, so it serves a repository on the hub and a
 * folder on disk alike.
 *
 *   listing + config.json + tokenizer_config.json ──► Inspection, or one error that says what to mend
 */
import type { LanguageTag, Task } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import { NEEDED_FILES } from '../build-files'
import { type Build, type InspectedFile, type RefusedBuild, sortBuilds } from './builds'
import { identify, readJson } from './config'
import { languagesOf } from './languages'
import { layoutProblem, tokenizerProblem } from './layout'

export interface Inspection {
  /** `model_type` of its `config.json`. */
  architecture: string
  /** What it is most likely for: the first of `tasks`. */
  task: Task
  /** All that it can be used for. */
  tasks: Task[]
  pairs?: `${LanguageTag}>${LanguageTag}`[]
  languages?: LanguageTag[]
  /** Whole builds that this computer can hold, never empty. */
  builds: Build[]
  /** Builds that are there and cannot be used, each with its reason. */
  refused: RefusedBuild[]
}

/** The files whose content is looked at, as many of them as are there. */
export const READ_FILES = ['config.json', 'tokenizer_config.json']

/**
 * @param files everything in the repository or folder, also what Gloss has no use for: it tells what went wrong
 * @param contents of `READ_FILES`, by path
 * @param memoryBytes how much a model may take of this computer's memory
 * @throws GlossError import-incomplete | model-file-unreadable | architecture-unsupported | layout-wrong | build-missing |
 *   build-unsupported | model-too-large
 */
export function inspect(
  files: InspectedFile[],
  contents: Readonly<Record<string, Uint8Array>>,
  memoryBytes = Number.POSITIVE_INFINITY,
): Inspection {
  const paths = files.map(({ path }) => path)
  const configBytes = contents['config.json']
  if (!paths.includes('config.json') || !configBytes) throw incomplete(paths)
  const config = readJson('config.json', configBytes)
  const { architecture, tasks } = identify(config, isSentenceEmbedder(paths))
  const [task] = tasks

  const { builds, refused } = sortBuilds(files, task, config, memoryBytes)
  if (builds.length + refused.length === 0) throw noBuild(paths, task)
  const tokenizer = tokenizerProblem(paths)
  if (tokenizer) throw tokenizer
  if (NEEDED_FILES.some((path) => !paths.includes(path))) throw incomplete(paths)
  if (builds.length === 0) throw smallest(refused)

  const tokenizerConfig = readJson('tokenizer_config.json', contents['tokenizer_config.json'] ?? EMPTY)
  const languages = task === 'translation' ? languagesOf(tokenizerConfig) : {}
  return { architecture, task, tasks, ...languages, builds, refused }
}

const EMPTY = new TextEncoder().encode('{}')

/** sentence-transformers writes how it puts a sentence's vector together: https://sbert.net */
const isSentenceEmbedder = (paths: string[]) =>
  paths.includes('modules.json') || paths.includes('1_Pooling/config.json')

function incomplete(paths: string[]): GlossError {
  const missing = NEEDED_FILES.filter((path) => !paths.includes(path))
  if (!paths.some((path) => path.endsWith('.onnx'))) missing.push('onnx/*.onnx')
  return new GlossError('import-incomplete', { files: missing.join(', ') })
}

function noBuild(paths: string[], task: Task): GlossError {
  const others = paths.flatMap((path) => OTHER_BUILDS.exec(path)?.[1] ?? [])
  if (others.length > 0)
    return new GlossError('build-unsupported', { dtype: [...new Set(others)].join(', ') })
  return layoutProblem(paths, task) ?? incomplete(paths)
}

/** Dtypes that transformers.js knows and Gloss does not run: `src/utils/dtypes.js`. */
const OTHER_BUILDS =
  /^onnx\/(?:encoder_model|decoder_model_merged|model)_(int8|uint8|bnb4|q2|q1|q2f16|q1f16)\.onnx$/

/** Of several reasons the one that is nearest to working: too large before broken, and the smallest of those. */
function smallest(refused: RefusedBuild[]): GlossError {
  const bytes = ({ why }: RefusedBuild) =>
    why.code === 'model-too-large' ? (why.values as { bytes: number }).bytes : Number.POSITIVE_INFINITY
  return refused.toSorted((a, b) => bytes(a) - bytes(b))[0]!.why
}
