/**
 * The models that Gloss knows: data, in `catalog.json`. Bytes and digests of what is shipped inside the extension are here
 * too, so that a file which was cut short or altered is told from a whole one before the runtime sees it.
 *
 * What a public page says is here with its address; what none says stays empty until the hub has told.
 */
import type { Device, Dtype, LanguageTag, Task } from '../messaging/contract'
import entries from './catalog.json'

export interface ShippedFile {
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
  /** Of a translation model: directed pairs, `source>target`; or `languages`, if it goes from each of them to each other. */
  pairs?: `${LanguageTag}>${LanguageTag}`[]
  /** Of any other model: what its page says it was made for. Empty where the page names none. */
  languages?: LanguageTag[]
  /** Of an embedder that was trained with words before a text, which say what it is. */
  prefixes?: { query: string; passage: string }
  /** Of an answerer whose page names one: by how many logits "no answer" may be above the best words. Absent: 0. */
  nullThreshold?: number
  /** Empty where no public page tells; then the model's own page is the place to look. */
  licence?: string
  /** Page that states the licence, where `page` does not. */
  licencePage?: string
  publisher: string
  /** Public page that names the id. Shipped models have none. */
  page?: string
  /** Builds that are known to be there; the hub's listing may have more. */
  dtypes: Dtype[]
  /** Bytes of all files of the build that the processor runs (q8). Empty until the hub has told. */
  bytes?: number
  /** Bytes of the weights alone, by build, rounded as `page` states them: for an offer before the hub has been asked. */
  weightBytes?: Partial<Record<Dtype, number>>
  /** The largest single tensor, by build: an adapter whose buffers are smaller cannot hold it. */
  largestTensorBytes?: Partial<Record<Dtype, number>>
  minimumHardware?: MinimumHardware
  /** Builds that a public issue shows to fail on a device. They are not tried there. */
  avoid?: AvoidedRung[]
  /** Files inside the extension by path, for a model that ships with it. */
  shipped?: Record<string, ShippedFile>
}

export interface MinimumHardware {
  memoryBytes?: number
  /** Without a graphics adapter it is of no use. */
  gpu?: boolean
  why: string
}

export interface AvoidedRung {
  dtype: Dtype
  device: Device
  /** What goes wrong, with the address of the issue. */
  why: string
}

export const catalog = entries as unknown as CatalogEntry[]
