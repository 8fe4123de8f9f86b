/**
 * Summaries and answers, as one client has them: checks what is asked, gives each request what it works with, ends it when another
 * of the same unit comes.
 *
 * Lifetime: as long as its host. Failure: of a request, not of the host; a model that fails costs the step that it was for.
 */
import type { Engine } from '../../messaging/contract'
import { cancelled } from '../../messaging/errors'
import type {
  AskEvent,
  AskRequest,
  RankRequest,
  Reading,
  ReadingProgress,
  SummariseRequest,
  SummaryEvent,
} from '../../messaging/reading-contract'
import { catalog } from '../../models/catalog'
import type { Client } from '../clients'
import { streamed } from '../streamed'
import { ask } from './ask'
import { capabilities } from './capabilities'
import { checkAsk, checkLanguages, checkRank, checkSummarise } from './check-reading'
import { rank } from './rank'
import { type ReadingNeeds, ReadingWork } from './reading-work'
import { summarise } from './summarise'

type Request = SummariseRequest | AskRequest | RankRequest

export class ReadingHost {
  readonly #needs: ReadingNeeds

  constructor(needs: ReadingNeeds) {
    this.#needs = needs
  }

  /** @param engine translation, as the same client has it */
  readingFor(client: Client, engine: Engine): Reading {
    const units = new Map<string, AbortController>()
    const { here } = this.#needs

    const run = async <Result>(
      request: Request,
      signal: AbortSignal,
      emit: (event: ReadingProgress) => void,
      task: (work: ReadingWork) => Promise<Result>,
    ): Promise<Result> => {
      const { unit } = request
      const superseded = new AbortController()
      if (unit !== undefined) {
        units.get(unit)?.abort()
        units.set(unit, superseded)
      }
      const both = AbortSignal.any([signal, superseded.signal])
      try {
        const models = await here()
        if (both.aborted) throw cancelled()
        return await task(new ReadingWork(models, this.#needs, engine, factsOf(request, client), both, emit))
      } finally {
        if (unit !== undefined && units.get(unit) === superseded) units.delete(unit)
      }
    }
    return {
      capabilities: async (request) => {
        checkLanguages(request)
        return capabilities(await here(), catalog, request.language, request.readerLanguage)
      },
      rank: async (request, signal) => {
        checkRank(request)
        return await run(
          request,
          signal,
          () => {},
          (work) => rank(request, work),
        )
      },
      summarise: (request, signal) =>
        streamed<SummaryEvent>(signal, async (emit) => {
          checkSummarise(request)
          await run(request, signal, emit, (work) => summarise(request, work, emit))
        }),
      ask: (request, signal) =>
        streamed<AskEvent>(signal, async (emit) => {
          checkAsk(request)
          await run(request, signal, emit, (work) => ask(request, work, emit))
        }),
    }
  }
}

function factsOf({ priority = 'visible', site, isPrivate }: Request, client: Client) {
  return {
    client: client.name,
    priority,
    site: site ?? client.site,
    isPrivate: client.isPrivate || isPrivate === true,
  }
}
