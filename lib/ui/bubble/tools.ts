/**
 * What a bubble needs only once something in it is pressed, or a model is missing, in a script of its own: `bubble-tools.js`
 * comes when the first of it is used. Both scripts are in the same world, where the second one leaves this for the first.
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
  /** In a script of its own again, which comes for the first. */
  wordCard: () => Promise<ShowWordCard>
}

const world = globalThis as { glossBubbleTools?: BubbleTools }

export function leaveBubbleTools(tools: BubbleTools): void {
  world.glossBubbleTools = tools
}

/** @param load has the script put on this page */
export async function bubbleTools(load: () => Promise<void>): Promise<BubbleTools> {
  if (!world.glossBubbleTools) await load()
  if (!world.glossBubbleTools) throw new Error('the tools did not come')
  return world.glossBubbleTools
}

/** A successor's are of its own version. */
export function forgetBubbleTools(): void {
  delete world.glossBubbleTools
}
