/** What is said of a model in a table, in as few words as tell it apart. */
import type { Dtype, Task } from '../../messaging/contract'
import type { CatalogEntry } from '../../models/catalog'
import { counted } from '../counted'
import { languageName, pairName } from '../format'
import { namesInRow } from '../in-a-row'
import { words } from '../words'

export function taskName(task: Task): string {
  switch (task) {
    case 'translation':
      return words('task.translation')
    case 'summarization':
      return words('task.summarization')
    case 'question-answering':
      return words('task.questionAnswering')
    case 'text-generation':
      return words('task.textGeneration')
    case 'feature-extraction':
      return words('task.featureExtraction')
  }
}

/** "8 bit, for the processor". */
export function buildName(dtype: Dtype): string {
  switch (dtype) {
    case 'fp32':
      return words('build.fp32')
    case 'fp16':
      return words('build.fp16')
    case 'q8':
      return words('build.q8')
    case 'q4':
      return words('build.q4')
    case 'q4f16':
      return words('build.q4f16')
  }
}

/** More than so many are counted. */
const NAMED = 3

export function languagesWords({ pairs, languages = [] }: CatalogEntry): string {
  if (pairs && pairs.length > 0 && pairs.length <= NAMED) return namesInRow(pairs.map(pairWords))
  const all = pairs ? [...new Set(pairs.flatMap((pair) => pair.split('>')))] : languages
  return all.length > NAMED ? counted('models.languageCount', all.length) : namesInRow(all.map(languageName))
}

function pairWords(pair: string): string {
  const [source = '', target = ''] = pair.split('>')
  return pairName(source, target)
}

export const buildNames = (dtypes: Dtype[]): string =>
  dtypes.length === 0 ? words('models.noBuilds') : namesInRow(dtypes.map(buildName))
