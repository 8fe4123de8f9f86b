/**
 * A model of the reader's own, from a hub by its id or from files on this computer:
 *
 *   id     ─► look up ─► builds, sizes ─► download ─┐
 *   folder ─► inspect ─► what it is ────► import ───┴─► draft in the store ─► try ─► add | discard
 *                └─► precisely why it does not work
 *
 * The draft is in the store and not in here: a page that is closed in between shows it again.
 */
import { type ReadonlySignal, computed, signal } from '@preact/signals'
import { type ErrorData, GlossError, toErrorData } from '../../messaging/errors'
import type { CatalogEntry } from '../../models/catalog'
import type { ImportProgress } from '../../models/import/import-model'
import { type PickedFile, isTaken } from '../../models/import/picked-files'
import { isModelId } from '../../models/model-path'
import type { KnownModel, Overview } from '../../models/overview'
import { isDraft } from './model-status'
import type { OneModel } from './one-model'

/** What picked files are, or every reason why they are not a model that runs here. */
export type Inspected =
  /** `refused`: builds that are there and do not run here, each with its reason. */
  { entry: CatalogEntry; refused: ErrorData[] } | { problems: ErrorData[] }

export interface OwnNeeds {
  overview: ReadonlySignal<Overview | null>
  model(id: string): OneModel
  /** Of everything that was picked: what Gloss has no use for tells what went wrong. */
  inspect(files: PickedFile[], name: string): Promise<Inspected>
  /** Copies the files into the store, as a draft. */
  take(
    entry: CatalogEntry,
    files: PickedFile[],
    signal: AbortSignal,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<void>
}

export type FolderPhase =
  | { name: 'empty' }
  | { name: 'inspecting' }
  | { name: 'refused'; problems: ErrorData[] }
  | { name: 'inspected'; entry: CatalogEntry; refused: ErrorData[]; files: PickedFile[] }
  | { name: 'importing'; entry: CatalogEntry; progress: ImportProgress | null }

export interface OwnState {
  /** The id as typed. */
  id: ReadonlySignal<string>
  idProblem: ReadonlySignal<'empty' | 'malformed' | null>
  /** The model that was looked up; its listing says what the hub has. */
  looked: ReadonlySignal<OneModel | null>
  folder: ReadonlySignal<FolderPhase>
  /** Here to be tried. */
  drafts: ReadonlySignal<KnownModel[]>
  type(id: string): void
  lookUp(): Promise<void>
  pick(files: PickedFile[], name: string): Promise<void>
  importPicked(): Promise<void>
  forgetPicked(): void
}

export function createOwnState(needs: OwnNeeds): OwnState {
  const id = signal('')
  const idProblem = signal<'empty' | 'malformed' | null>(null)
  const looked = signal<OneModel | null>(null)
  const folder = signal<FolderPhase>({ name: 'empty' })
  let run = new AbortController()

  const begin = (): AbortSignal => {
    run.abort()
    run = new AbortController()
    return run.signal
  }

  const refuse = (error: unknown): void => {
    const problem = toErrorData(error)
    folder.value = problem.code === 'cancelled' ? { name: 'empty' } : { name: 'refused', problems: [problem] }
  }

  async function pick(files: PickedFile[], name: string): Promise<void> {
    const mine = begin()
    folder.value = { name: 'inspecting' }
    try {
      if (files.length === 0) throw new GlossError('import-incomplete', { files: 'config.json, onnx/*.onnx' })
      const found = await needs.inspect(files, name)
      if (mine.aborted) return
      if ('problems' in found) folder.value = { name: 'refused', problems: found.problems }
      else folder.value = { name: 'inspected', ...found, files: files.filter(isTaken) }
    } catch (error) {
      if (!mine.aborted) refuse(error)
    }
  }

  async function importPicked(): Promise<void> {
    const picked = folder.value
    if (picked.name !== 'inspected') return
    const { entry, files } = picked
    const mine = begin()
    folder.value = { name: 'importing', entry, progress: null }
    try {
      await needs.take(entry, files, mine, (progress) => {
        if (!mine.aborted) folder.value = { name: 'importing', entry, progress }
      })
      if (!mine.aborted) folder.value = { name: 'empty' }
    } catch (error) {
      if (!mine.aborted) refuse(error)
    }
  }

  return {
    id,
    idProblem,
    looked,
    folder,
    drafts: computed(() => {
      const coming = folder.value.name === 'importing' ? folder.value.entry.id : ''
      const models = needs.overview.value?.models ?? []
      return models.filter((known) => isDraft(known) && known.entry.id !== coming)
    }),
    type: (typed) => {
      id.value = typed
      idProblem.value = null
    },
    lookUp: async () => {
      const wanted = modelIdIn(id.value)
      looked.value?.close()
      looked.value = null
      if (!isModelId(wanted)) {
        idProblem.value = wanted === '' ? 'empty' : 'malformed'
        return
      }
      id.value = wanted
      looked.value = needs.model(wanted)
      await looked.value.ask()
    },
    pick,
    importPicked,
    forgetPicked: () => {
      begin()
      folder.value = { name: 'empty' }
    },
  }
}

/** The id, also out of the address of a model's page: `https://huggingface.co/owner/name/tree/main` is `owner/name`. */
export function modelIdIn(typed: string): string {
  const url = URL.parse(typed.trim())
  if (!url?.protocol.startsWith('http')) return typed.trim()
  return url.pathname.split('/').filter(Boolean).slice(0, 2).join('/')
}
