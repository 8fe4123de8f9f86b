/**
 * The script with the word card, `word-card.js`, comes when the first card is asked for. It leaves its one function in the world
 * that it shares with `bubble-tools.js`, where it is asked for; they are built apart, see `lib/ui/bubble/tools.ts`.
 */
import type { ShowWordCard } from './show-word-card'

const world = globalThis as { glossWordCard?: ShowWordCard }

export function leaveWordCard(show: ShowWordCard): void {
  world.glossWordCard = show
}

/** @param load has the script put on this page */
export async function wordCard(load: () => Promise<void>): Promise<ShowWordCard> {
  if (!world.glossWordCard) await load()
  if (!world.glossWordCard) throw new Error('the word card did not come')
  return world.glossWordCard
}

/** A successor's is of its own version. */
export function forgetWordCard(): void {
  delete world.glossWordCard
}
