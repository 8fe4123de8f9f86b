/**
 * The models that Gloss knows: data, in `catalog.json`. Bytes and digests of what is shipped inside the extension are here
 * too, so that a file which was cut short or altered is told from a whole one before the runtime sees it.
 */
import type { Device, Dtype, LanguageTag, Task } from '../messaging/contract'
import entries from './catalog.json'

export interface ModelFile {
  bytes: number
  sha256: string
}

export interface CatalogEntry {
  /** Hub id, or `gloss/…` for a model that ships with the extension. */
  id: string
  /** What people call it. */
  name: string
  task: Task
  /** `model_type` of its `config.json`. */
  architecture: string
  /** Directed pairs, `source>target`; or `languages` for a model that goes from each of them to each other. */
  pairs?: `${LanguageTag}>${LanguageTag}`[]
  languages?: LanguageTag[]
  licence: string
  publisher: string
  /** Public page that names the id. Shipped models have none. */
  page?: string
  dtypes: Dtype[]
  /** Builds that compute wrongly on a device, whatever the test says; `why` cites the public report. */
  avoid?: { dtype: Dtype; device: Device; why: string }[]
  /** The largest tensor of any build, in bytes. */
  largestTensorBytes?: number
  /** Bytes of all files of the build that the processor runs (q8). Empty until the hub has told. */
  bytes?: number
  /** Files inside the extension by path, for a model that ships with it. */
  shipped?: Record<string, ModelFile>
}

export const catalog = entries as unknown as CatalogEntry[]
