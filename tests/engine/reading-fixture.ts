/** A host that reads, over real realms: the models that ship, and tiny ones for what is fetched. */
import { onTestFinished } from 'vitest'
import type { Client } from '../../lib/host/clients'
import { HopRunner } from '../../lib/host/hop-runner'
import { Host } from '../../lib/host/host'
import { DiskMemory } from '../../lib/host/memory/disk-memory'
import { TranslationMemory } from '../../lib/host/memory/translation-memory'
import type { Planner } from '../../lib/host/planner'
import { ReadingHost } from '../../lib/host/reading/reading-host'
import { Vectors } from '../../lib/host/reading/vectors'
import { Realms } from '../../lib/host/realms'
import { Scheduler } from '../../lib/host/scheduler/scheduler'
import { StatusBoard } from '../../lib/host/status-board'
import type { Dtype } from '../../lib/messaging/contract'
import type { Reading } from '../../lib/messaging/reading-contract'
import { type CatalogEntry, catalog } from '../../lib/models/catalog'
import { chooseRoute } from '../../lib/models/choose'
import type { RunnableModel } from '../../lib/models/runnable'
import { readModel, runtime, startWorker } from './realm-fixture'

interface Fixture {
  model: RunnableModel
  folder: string
  onnx: string[]
}

const SEQUENCES = ['encoder_model', 'decoder_model_merged']

function fixture(entry: CatalogEntry, folder: string, graphs: string[], dtype: Dtype): Fixture {
  const suffix = dtype === 'q8' ? '_quantized' : ''
  const model: RunnableModel = { entry, commit: 'c', builds: { [dtype]: [] }, isDraft: false }
  return { model, folder, onnx: graphs.map((graph) => `${graph}${suffix}.onnx`) }
}

const shipped = (name: string, graphs: string[]) =>
  fixture(
    catalog.find(({ id }) => id === `gloss/${name}`)!,
    `public/models/${name}`,
    graphs,
    'q8',
  )

const tiny = (name: string, about: Partial<CatalogEntry>, graphs: string[]) => {
  const entry = { id: `test/${name}`, name, architecture: '', publisher: '', dtypes: ['fp32'], ...about }
  return fixture(entry as CatalogEntry, `tests/fixtures/models/${name}`, graphs, 'fp32')
}

export const EMBEDDER = shipped('all-MiniLM-L6-v2', ['model'])
export const FRENCH_ENGLISH = shipped('starter-fr-en', SEQUENCES)
export const ENGLISH_FRENCH = shipped('starter-en-fr', SEQUENCES)
export const SHIPPED = [FRENCH_ENGLISH, ENGLISH_FRENCH, EMBEDDER]
export const SUMMARISER = tiny('tiny-bart-summary', { task: 'summarization', languages: ['en'] }, SEQUENCES)
/** Its weights are random: it always finds some words, and what it thinks of "no answer" is held against the reference elsewhere. */
export const ANSWERER = tiny(
  'tiny-bert-qa',
  { task: 'question-answering', languages: ['en'], nullThreshold: 100 },
  ['model'],
)
/** The same, which never does. */
export const SILENT = tiny(
  'tiny-bert-qa',
  { task: 'question-answering', languages: ['en'], nullThreshold: -100 },
  ['model'],
)
export const CHAT = tiny('tiny-qwen3-chat', { task: 'text-generation' }, ['model'])

export interface ReadingFixture {
  reading: Reading
  another: (client: Partial<Client>) => Reading
  realms: Realms
  vectors: Vectors
}

/** @param broken models whose files cannot be read */
export function readingHost(fixtures: Fixture[], broken: Fixture[] = []): ReadingFixture {
  const status = new StatusBoard({ count: 1, cores: 1, limit: 'cores' }, () => {})
  const realms = new Realms({
    startWorker,
    readFiles: async ({ entry }) => {
      if (broken.some(({ model }) => model.entry.id === entry.id)) throw new Error('the disk is gone')
      const { folder, onnx } = fixtures.find(({ model }) => model.entry.id === entry.id)!
      return await readModel(folder, onnx)
    },
    runtime,
    status,
    journal: { loading: async () => () => {}, ran: async () => {}, failed: async () => {} },
    memory: { kind: 'unknown' },
  })
  const here = fixtures.map(({ model }) => model)
  const planner: Pick<Planner, 'route' | 'place'> = {
    route: async ({ source, target, model }) => chooseRoute(here, catalog, source, target, model),
    place: async ({ builds }) => ({
      rungs: [{ device: 'wasm', dtype: builds.q8 ? 'q8' : 'fp32', threads: 1 }],
      why: 'no-adapter',
    }),
  }
  const runner = new HopRunner(planner as Planner, realms)
  const scheduler = new Scheduler<unknown>()
  const memory = new TranslationMemory(1e6, new DiskMemory())
  const preferences = { now: () => ({}), known: Promise.resolve() }
  const host = new Host({ runner, scheduler, memory, status, preferences })
  const vectors = new Vectors({ runner, scheduler, status })
  const made = new ReadingHost({ runner, scheduler, status, vectors, here: async () => here })
  onTestFinished(() => {
    for (const { entry } of here) realms.end(entry.id)
  })
  const another = (client: Partial<Client>) => {
    const whole: Client = { name: 'panel', site: '', isPrivate: false, ...client }
    return made.readingFor(whole, host.engineFor(whole))
  }
  return { reading: another({}), another, realms, vectors }
}

export async function all<Event>(events: AsyncIterable<Event>): Promise<Event[]> {
  const found: Event[] = []
  for await (const event of events) found.push(event)
  return found
}

/** The last event of a type. */
export function last<Event extends { type: string }, Type extends Event['type']>(
  events: Event[],
  type: Type,
): Extract<Event, { type: Type }> {
  const found = events.findLast((event) => event.type === type)
  if (!found) throw new Error(`no ${type} among ${events.map((event) => event.type).join(', ')}`)
  return found as Extract<Event, { type: Type }>
}

const ARTICLE = [
  'The town council of Arden met on Tuesday to discuss the old stone bridge over the river Lenn. Engineers had closed it to lorries in March, after cracks were found in two of its pillars.',
  'A repair would cost four million euros and take two years, said the engineer Maria Holt. A new bridge of steel would cost nine million euros, but it could carry trams.',
  'Shop owners in the old town fear for their trade. The baker Tom Reed said that he had lost a third of his customers since the closure of the bridge.',
  'Swans and herons nest below the bridge in spring. Bird lovers want the work to begin in autumn, when the young birds have left.',
  'The council will vote on the repair of the bridge in October. The mayor said that the town would ask the state for half of the money.',
]
export const ENGLISH = ARTICLE.map((text, at) => ({ id: `p${at}`, text }))

export const FRENCH = [
  'Le chat de la voisine a disparu lundi matin. Elle le cherche dans tout le quartier.',
  'Un garçon a trouvé le chat dans le jardin de l’école. Il lui a donné du lait.',
  'La voisine a remercié le garçon et lui a offert un livre.',
].map((text, at) => ({ id: `p${at}`, text }))
