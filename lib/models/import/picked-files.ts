/**
 * The files of a model as a person picks them: a folder from `<input webkitdirectory>`, loose files, or a directory handle.
 * Each gets the path it would have in its repository; only what a model can be made of is taken (`isTaken`).
 */
import { isModelPath } from '../model-path'

export interface PickedFile {
  path: string
  file: File
}

/**
 * From a file input; the name of the folder itself is not part of the paths. What a model has no use for is with them: to an
 * inspection it tells what went wrong.
 */
export const allFromInput = (files: Iterable<File>): PickedFile[] =>
  Array.from(files, (file) =>
    inPlace({ path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name, file }),
  )

export const allFromDirectory = async (directory: FileSystemDirectoryHandle): Promise<PickedFile[]> =>
  (await walk(directory, '')).map(inPlace)

async function walk(directory: FileSystemDirectoryHandle, prefix: string): Promise<PickedFile[]> {
  const picked: PickedFile[] = []
  for await (const [name, handle] of directory.entries()) {
    if (handle.kind === 'directory') picked.push(...(await walk(handle, `${prefix}${name}/`)))
    else picked.push({ path: prefix + name, file: await handle.getFile() })
  }
  return picked
}

/** A model's files, and nothing that lies beside them: `.git`, notebooks, checkpoints of other frameworks. */
const TAKEN = /\.(json|txt|model|spm|jinja|onnx|onnx_data(_\d+)?)$/

export const isTaken = ({ path }: PickedFile): boolean =>
  isModelPath(path) && TAKEN.test(path) && !path.split('/').some((part) => part.startsWith('.'))

/**
 * Loose files carry no folder: `.onnx` belongs into `onnx/`, where the Transformers.js layout has it.
 * https://huggingface.co/docs/transformers.js/custom_usage
 */
const inPlace = ({ path, file }: PickedFile): PickedFile => ({
  path: !path.includes('/') && /\.onnx(_data.*)?$/.test(path) ? `onnx/${path}` : path,
  file,
})
