/**
 * What a download would add, each with its own progress: a model of the list that the host gives, or what a pair of languages
 * takes. The states are those of any offer; sizes are told before the hub is asked for anything.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { Models } from '../../messaging/models-contract'
import type { ReadingAddition } from '../../messaging/reading-capabilities'
import { type OfferNeeds, type OfferState, createOffer } from '../offer/offer-state'

export interface Offers {
  /** The same each time for the same model. */
  ofModel(addition: ReadingAddition): OfferState
  /** The same each time for the same pair; the hub is asked for its size. */
  ofPair(source: LanguageTag, target: LanguageTag): OfferState
  close(): void
}

export function createOffers(models: OfferNeeds['models'], onReady: () => void): Offers {
  const known = new Map<string, OfferState>()
  const get = (key: string, create: () => OfferState) => {
    let state = known.get(key)
    if (!state) {
      known.set(key, (state = create()))
      void state.ask()
    }
    return state
  }
  /** A pair that has come may be asked for again, once it was removed. */
  const ready = (key: string) => () => {
    known.delete(key)
    onReady()
  }
  return {
    ofModel: (addition) =>
      get(addition.model, () =>
        createOffer({
          models: { ...models, offer: async () => offerOf(addition) },
          source: '',
          target: '',
          onReady: ready(addition.model),
        }),
      ),
    ofPair: (source, target) => {
      const key = `${source}>${target}`
      return get(key, () => createOffer({ models, source, target, onReady: ready(key) }))
    },
    close: () => {
      for (const state of known.values()) state.close()
    },
  }
}

function offerOf({
  model,
  name,
  publisher,
  licence,
  bytes,
}: ReadingAddition): Awaited<ReturnType<Models['offer']>> {
  const sized = bytes !== undefined && { bytes }
  const offered = {
    id: model,
    name,
    source: '',
    target: '',
    publisher,
    dtypes: [],
    ...(licence && { licence }),
    ...sized,
  }
  return { models: [offered], host: '', ...sized }
}
