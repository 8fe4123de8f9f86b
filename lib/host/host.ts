/**
 * The engine host: what a client's request goes through.
 *
 *   request ─► route: one model, or two ─► sentences ─ known? ─► memory ──────────────────────────────┐
 *                                             └─ no ─► scheduler ─► lane ─► realm, first rung that holds ─► events, in order
 *
 * Lifetime: as long as its document. Clients come and go over ports (`serve-host.ts`); a lost port aborts their signals.
 * Failure: a batch whose realm fails goes on on the next rung; the sentences that were done stay.
 */
import type { Engine, NotKept, PrepareRequest, TranslateEvent, TranslateRequest } from '../messaging/contract'
import { checkRequest } from './check-request'
import type { Client } from './clients'
import type { FollowedPreferences } from './follow-preferences'
import { Glossaries, nameOf, notKept } from './glossary'
import type { HopRunner } from './hop-runner'
import type { TranslationMemory } from './memory/translation-memory'
import { OrderedSentences } from './ordered-sentences'
import { estimatedTokens, sentencesOf } from './request-sentences'
import { inTurn } from './scheduler/in-turn'
import type { Scheduler } from './scheduler/scheduler'
import type { Ask, Item } from './scheduler/work'
import type { StatusBoard } from './status-board'
import { streamed } from './streamed'
import { type Decoded, TranslationLane, routeName, searchFor } from './translation-lane'

export interface HostNeeds {
  runner: HopRunner
  scheduler: Scheduler<unknown>
  memory: TranslationMemory
  status: StatusBoard
  preferences: Pick<FollowedPreferences, 'now' | 'known'>
}

type Emit = (event: TranslateEvent) => void

export class Host {
  readonly #needs: HostNeeds
  readonly #glossaries = new Glossaries()
  /** Counts requests as they come: of two with the same unit the later one stays. */
  #arrivals = 0

  constructor(needs: HostNeeds) {
    this.#needs = needs
  }

  /** The engine as one client has it. */
  engineFor(client: Client): Engine {
    return {
      translate: (request, signal) => {
        const version = ++this.#arrivals
        return streamed(signal, (emit) => this.#translate(request, client, version, signal, emit))
      },
      prepare: (request, signal) => streamed(signal, (emit) => this.#prepare(request, client, signal, emit)),
    }
  }

  async #prepare(
    { source, target }: PrepareRequest,
    client: Client,
    signal: AbortSignal,
    emit: Emit,
  ): Promise<void> {
    const { runner, scheduler, status } = this.#needs
    const began = performance.now()
    for (const { model } of await runner.route({ source, target, model: 'auto' })) {
      const stopListening = status.tellLoading([model.entry.id], emit)
      try {
        const load = (stop: AbortSignal) => runner.run(model, undefined, stop, async (realm) => realm.rung)
        const rung = await inTurn(scheduler, { client: client.name, priority: 'rest' }, load, signal)
        emit({ type: 'finished', model: model.entry.id, rung, figures: noFigures(began) })
      } finally {
        stopListening()
      }
    }
  }

  async #translate(
    request: TranslateRequest,
    client: Client,
    version: number,
    signal: AbortSignal,
    emit: Emit,
  ): Promise<void> {
    checkRequest(request)
    const { runner, scheduler, memory, status, preferences } = this.#needs
    const began = performance.now()
    const figures = noFigures(began)
    const { source, target, priority, rung: onlyRung, unit } = request
    await preferences.known
    const route = await runner.route(request)
    const search = searchFor(priority, request.quality ?? preferences.now().quality)
    const glossary = this.#glossaries.for(preferences.now(), source, target)
    const terms = { glossary, version: this.#glossaries.version }
    const lane = new TranslationLane(route, search, onlyRung, terms, runner, status)
    const known = (text: string) => {
      const terms = nameOf(glossary.demandsIn(text))
      return { text, source, target, route: routeName(route), mode: search, terms }
    }
    const reading = {
      site: request.site ?? client.site,
      // Whoever names a rung wants it used, not what another has said.
      isPrivate: client.isPrivate || request.isPrivate === true || onlyRung !== undefined,
    }
    const ordered = new OrderedSentences(emit)
    const texts = new Map<number, string>()
    const lost = new Map<string, NotKept>()
    let rung = onlyRung

    const done = (place: number, text: string, translation: string) => {
      for (const one of notKept(text, glossary.demandsIn(text), translation))
        lost.set(JSON.stringify(one), one)
      ordered.done(place, translation)
    }

    function* items(): Generator<Item> {
      for (const sentence of sentencesOf(request.texts, source)) {
        const { text } = sentence
        const place = ordered.add(sentence)
        if (text === '') continue
        const remembered = memory.get(known(text), reading)
        if (remembered === undefined) {
          texts.set(place, text)
          yield { index: place, text, tokens: estimatedTokens(text) }
        } else {
          figures.fromMemory++
          done(place, text, remembered)
        }
      }
    }
    const ask: Ask<Decoded> = {
      client: client.name,
      priority,
      ...(unit !== undefined && { unit: { name: unit, version } }),
      lane,
      items: items(),
      partial: (place, text) => ordered.partial(place, text),
      tell: (place, decoded) => {
        rung = decoded.rung
        figures.tokens += decoded.tokens
        figures.runMs += decoded.runMs
        figures.sentences++
        if (decoded.isRepaired) figures.repaired++
        const text = texts.get(place)!
        memory.put(known(text), decoded.text, reading)
        texts.delete(place)
        done(place, text, decoded.text)
      },
    }
    await memory.bring(() => [...sentencesOf(request.texts, source)].map(({ text }) => known(text)), reading)
    const stopListening = status.tellLoading(
      route.map(({ model }) => model.entry.id),
      emit,
    )
    try {
      await scheduler.submit(ask, signal)
    } finally {
      stopListening()
    }
    figures.elapsedMs = performance.now() - began
    const last = route.at(-1)!
    emit({
      type: 'finished',
      model: last.model.entry.id,
      ...(route.length > 1 && { pivot: last.source }),
      ...(rung && { rung }),
      ...(lost.size > 0 && { notKept: [...lost.values()] }),
      figures,
    })
  }
}

const noFigures = (began: number) => ({
  elapsedMs: performance.now() - began,
  runMs: 0,
  tokens: 0,
  sentences: 0,
  fromMemory: 0,
  repaired: 0,
})
