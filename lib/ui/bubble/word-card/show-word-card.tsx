/** Draws a word's card into an element that it is given, until the signal ends. */
import { render } from 'preact'
import { wordInContext } from '../../../page/word-in-context'
import { style } from '../mount'
import { type CardNeeds, translateCard } from './card-state'
import { WordCard } from './word-card'
import css from './word-card.css?inline'

const styled = new WeakSet<Node>()

export interface WordCardNeeds extends CardNeeds {
  /** Holds the word on the page. */
  range: Range
}

export type ShowWordCard = (place: HTMLElement, needs: WordCardNeeds) => void

export const showWordCard: ShowWordCard = (place, { range, ...needs }) => {
  const { source, target, signal } = needs
  const root = place.getRootNode() as ShadowRoot
  if (!styled.has(root)) style(root, css)
  styled.add(root)
  signal.addEventListener('abort', () => render(null, place))
  const context = wordInContext(range, source)
  const translate = () =>
    void translateCard(context, needs, (card) => {
      if (!signal.aborted)
        render(<WordCard card={card} source={source} target={target} again={translate} />, place)
    })
  translate()
}
