/**
 * What a bubble needs only once something in it is pressed, or a model is missing, in scripts of their own: `bubble-tools.js`
 * comes when the first of it is used, `word-card.js` for a word in its sentences. All scripts are in the same world, where the later ones leave this for the first.
 *
 * They are built apart, so each has its own Preact and its own signals: what crosses here are functions, plain data and
 * elements to draw into, never a component or a signal.
 */
import type { replaceSelection } from '../../page/replace-selection'
import type { Speak } from '../speech/speak'
import type { openComposer } from './open-composer'
import type { showOffer } from './show-offer'
import type { ShowWordCard } from './word-card/show-word-card'

export interface BubbleTools {
  speak: Speak
  replaceSelection: typeof replaceSelection
  showOffer: typeof showOffer
  openComposer: typeof openComposer
}

/** By the name under which each stands in the world. */
interface Left {
  glossBubbleTools?: BubbleTools
  /** A word in its sentences; of `word-card.js`, which is as large again and is needed for words only. */
  glossWordCard?: ShowWordCard
}

const world = globalThis as Left

export function leave<Name extends keyof Left>(name: Name, left: NonNullable<Left[Name]>): void {
  ;(world as Record<Name, NonNullable<Left[Name]>>)[name] = left
}

/** @param load has the script put on this page */
export async function left<Name extends keyof Left>(
  name: Name,
  load: () => Promise<void>,
): Promise<NonNullable<Left[Name]>> {
  if (!world[name]) await load()
  if (!world[name]) throw new Error(`${name} did not come`)
  return world[name]
}

/** A successor's are of its own version. */
export function forgetLeft(): void {
  delete world.glossBubbleTools
  delete world.glossWordCard
}
