/** Draws the offer of a missing model into an element that it is given, until the signal ends. */
import { render } from 'preact'
import { type OfferNeeds, createOffer } from '../offer/offer-state'
import { OfferView } from '../offer/offer-view'
import { style } from './mount'
import css from '../offer/offer.css?inline'

const styled = new WeakSet<Node>()

interface OfferPlace extends OfferNeeds {
  /** Opens the models of the pair. */
  choose: () => void
  /** Not now. */
  decline: () => void
  signal: AbortSignal
}

/** A closed bubble, or another language, stops listening to a download; the download goes on. */
export function showOffer(place: HTMLElement, { choose, decline, signal, ...needs }: OfferPlace): void {
  const root = place.getRootNode() as ShadowRoot
  if (!styled.has(root)) style(root, css)
  styled.add(root)
  const offer = createOffer(needs)
  signal.addEventListener('abort', () => {
    offer.close()
    render(null, place)
  })
  render(<OfferView offer={{ ...offer, decline }} choose={choose} />, place)
  void offer.ask()
}
