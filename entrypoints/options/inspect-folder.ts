/** What a picked folder is, as an entry of the catalogue would say it. */
import type { Task } from '../../lib/messaging/contract'
import { GlossError, reasonOf } from '../../lib/messaging/errors'
import type { CatalogEntry } from '../../lib/models/catalog'
import { missingFiles } from '../../lib/models/import/import-model'
import type { PickedFile } from '../../lib/models/import/picked-files'

/** @throws GlossError import-incomplete | internal */
export async function inspectFolder(files: PickedFile[], name: string): Promise<CatalogEntry> {
  const missing = missingFiles(files)
  if (missing.length > 0) throw new GlossError('import-incomplete', { files: missing.join(', ') })
  const config = await readConfig(files)
  const { model_type: architecture = '', architectures: [head = ''] = [] } = config
  const task = taskOf(head, architecture)
  return { id: idOf(name), name, task, architecture, licence: '', publisher: '', dtypes: [] }
}

interface Config {
  model_type?: string
  architectures?: string[]
}

async function readConfig(files: PickedFile[]): Promise<Config> {
  try {
    return JSON.parse((await files.find(({ path }) => path === 'config.json')?.file.text()) ?? '') as Config
  } catch (error) {
    throw new GlossError('internal', { reason: `config.json: ${reasonOf(error)}` }, error)
  }
}

function taskOf(head: string, architecture: string): Task {
  if (architecture === 'marian' || architecture === 'm2m_100') return 'translation'
  if (head.endsWith('ForQuestionAnswering')) return 'question-answering'
  if (head.endsWith('ForCausalLM')) return 'text-generation'
  return head.endsWith('ForConditionalGeneration') ? 'summarization' : 'feature-extraction'
}

/** `local/…`, in the letters that an id may have. */
const idOf = (name: string) =>
  `local/${
    name
      .normalize('NFKD')
      .replaceAll(/[^\w.-]+/g, '-')
      .slice(0, 96) || 'model'
  }`
