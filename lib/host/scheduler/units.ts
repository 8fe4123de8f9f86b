import type { OpenAsk } from './work'

/** Which ask stands for a unit of a client: of two the one of the later version. */
export class Units<Result> {
  readonly #standing = new Map<string, OpenAsk<Result>>()

  /** Returns the one that gives way, if there are two. */
  enter(open: OpenAsk<Result>): OpenAsk<Result> | null {
    const key = keyOf(open)
    if (key === null) return null
    const known = this.#standing.get(key)
    if (known && known.ask.unit!.version > open.ask.unit!.version) return open
    if (!open.isEnded) this.#standing.set(key, open)
    return known ?? null
  }

  leave(open: OpenAsk<Result>): void {
    const key = keyOf(open)
    if (key !== null && this.#standing.get(key) === open) this.#standing.delete(key)
  }
}

function keyOf<Result>({ ask: { client, unit } }: OpenAsk<Result>): string | null {
  return unit ? JSON.stringify([client, unit.name]) : null
}
