/**
 * Familiar names, which every model has seen often and copies: one stands for a term while its sentence is translated. A sign that
 * no text has ("X1", "⟦1⟧") is what a small model loses first.
 */
import type { Demand } from '../../messaging/contract'

const NAMES = ['Tom', 'Maria', 'Paris', 'Peter']
/** Each costs a translation of the sentence. */
const MOST = 2

/** Those that none of the texts has. */
export function standInsFor(texts: readonly string[]): string[] {
  return NAMES.filter((name) => !texts.some((text) => text.includes(name))).slice(0, MOST)
}

/** The source with the name in the place of a term, and the demands where they then are. */
export function withStandIn<Kind extends Demand>(
  { source, demands, ...more }: { source: string; demands: readonly Kind[]; ids: readonly number[] },
  at: number,
  name: string,
): { source: string; demands: readonly Kind[]; ids: readonly number[] } {
  const { start, end } = demands[at]!
  const shift = name.length - (end - start)
  return {
    ...more,
    source: source.slice(0, start) + name + source.slice(end),
    demands: demands.map((demand, place) => {
      if (place === at) return { ...demand, end: start + name.length, wanted: name, mayInflect: false }
      return demand.start > start
        ? { ...demand, start: demand.start + shift, end: demand.end + shift }
        : demand
    }),
  }
}
