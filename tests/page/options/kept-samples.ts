/** What the privacy page has to show: some requests, some entries of a history. */
import type { HistoryEntry } from '../../../lib/messaging/history-contract'
import type { LoggedRequest, NetworkLog } from '../../../lib/models/network/network-log'
import { AT_MS } from '../../fixtures/stored-models'

const HUB = 'huggingface.co'
const CDN = 'cas-bridge.xethub.hf.co'
const MODEL = 'Xenova/opus-mt-de-en'
const FILE = 'onnx/encoder_model_quantized.onnx'

const file = (more: { id: number } & Partial<LoggedRequest>): LoggedRequest => ({
  atMs: AT_MS,
  host: CDN,
  bytes: 16_777_216,
  state: 'done',
  ...more,
  for: 'file',
  model: MODEL,
  file: FILE,
})

export const LOG: NetworkLog = {
  requests: [
    { id: 6, for: 'page', atMs: AT_MS, host: '', bytes: 61_320, state: 'done' },
    file({ id: 5 }),
    file({ id: 4, bytes: 4_100_000, state: 'failed' }),
    file({ id: 3, host: HUB, bytes: 0, state: 'done' }),
    { id: 2, for: 'listing', model: MODEL, atMs: AT_MS, host: HUB, bytes: 18_211, state: 'done' },
    { id: 1, for: 'listing', model: MODEL, atMs: AT_MS, host: HUB, bytes: 0, state: 'refused', status: 429 },
  ],
  totals: [
    { host: CDN, requests: 4, bytes: 53_000_000, lastAtMs: AT_MS },
    { host: '', requests: 1, bytes: 61_320, lastAtMs: AT_MS },
    { host: HUB, requests: 5, bytes: 18_211, lastAtMs: AT_MS },
  ],
  sinceMs: AT_MS,
}

export const entry = (id: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  atMs: AT_MS,
  kind: 'translation',
  site: 'https://news.example',
  source: 'fr',
  target: 'en',
  text: 'La bibliothèque est ouverte tous les jours sauf le lundi.',
  result: 'The library is open every day except Monday.',
  ...more,
})
