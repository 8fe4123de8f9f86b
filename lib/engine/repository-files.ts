/**
 * What the files of a repository say about how they are to be loaded. The library asks for what a config names and never
 * looks at what is there; here it is known what is there, and the library is told.
 */
import { GlossError, reasonOf } from '../messaging/errors'
import type { LoadRequest } from '../messaging/realm-contract'

type Json = Record<string, unknown>

/** @throws GlossError model-file-missing, or load-failed where it is not JSON */
export function readJson({ model, rung, files }: LoadRequest, path: string): Json {
  const bytes = files[path]
  if (!bytes) throw new GlossError('model-file-missing', { model, file: path })
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json
  } catch (error) {
    const { device, dtype } = rung
    throw new GlossError('load-failed', { model, device, dtype, reason: `${path}: ${reasonOf(error)}` })
  }
}

/** The chat template that stands in a file of its own, which goes before the one in the tokenizer's config, as in transformers. */
export function chatTemplate(request: LoadRequest): string | null {
  const jinja = request.files['chat_template.jinja']
  if (jinja) return new TextDecoder().decode(jinja)
  if (!request.files['chat_template.json']) return null
  const { chat_template: template } = readJson(request, 'chat_template.json')
  return typeof template === 'string' ? template : null
}

/**
 * How many files of weights stand beside each graph, by its file name: `model.onnx` ─ `model.onnx_data`, `model.onnx_data_1`, …
 * Every graph is listed, so that the library asks for none that is not there: it would wait for it for ever.
 * @throws GlossError model-file-missing, by name: what the config says of this graph, or what a gap in the numbers shows
 */
export function externalData({ model, files }: LoadRequest, config: Json): Record<string, number> {
  const graphs = Object.keys(files).filter((path) => path.endsWith('.onnx'))
  return Object.fromEntries(
    graphs.map((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const numbers = Object.keys(files).flatMap((other) => dataNumber(path, other) ?? [])
      const count = Math.max(declaredCount(config, name), ...numbers.map((number) => number + 1))
      for (let number = 0; number < count; number++) {
        if (!numbers.includes(number))
          throw new GlossError('model-file-missing', { model, file: dataPath(path, number) })
      }
      return [name, count]
    }),
  )
}

function dataPath(graph: string, number: number): string {
  return number === 0 ? `${graph}_data` : `${graph}_data_${number}`
}

function dataNumber(graph: string, path: string): number | null {
  if (path === dataPath(graph, 0)) return 0
  const prefix = `${graph}_data_`
  const number = path.startsWith(prefix) ? Number(path.slice(prefix.length)) : Number.NaN
  return Number.isInteger(number) ? number : null
}

/** Only what is said of this very graph counts: publishers write `true` where only their largest build has such files. */
function declaredCount(config: Json, name: string): number {
  const own = config['transformers.js_config'] as { use_external_data_format?: unknown } | undefined
  const declared = own?.use_external_data_format
  return typeof declared === 'object' && declared !== null ? Number((declared as Json)[name] ?? 0) : 0
}
