/**
 * Which of the rows that a batch's cache holds stand for the rows that go on.
 *
 *   rows that go on   0 1 2 3        each names the held row it continues, in any order
 *   held rows         0 1 2 3 4 5    some may be left behind: they are decoded along, and nobody reads them
 *
 * Moving every row of a cache costs about as much as decoding a few rows for nothing, so the cache is only moved when many of
 * its rows are left behind, or when one must be doubled.
 */

/** Measured on the starter model: a thirtieth and a quarter are no faster. */
const MOST_LEFT_BEHIND = 1 / 6

export class HeldRows {
  /** For each row that goes on, the held row. */
  #places: readonly number[]
  #held: number

  constructor(rows: number) {
    this.#places = [...Array(rows).keys()]
    this.#held = rows
  }

  get held(): number {
    return this.#held
  }

  get places(): readonly number[] {
    return this.#places
  }

  /**
   * Goes on with `picks`, for each new row the row that it continues.
   * @returns for each held row from now on the one before that it is moved from; null: nothing moves
   */
  pick(picks: readonly number[]): readonly number[] | null {
    const places = picks.map((row) => this.#places[row]!)
    const isDoubled = new Set(places).size < places.length
    if (!isDoubled && this.#held - places.length <= this.#held * MOST_LEFT_BEHIND) {
      this.#places = places
      return null
    }
    this.#places = [...places.keys()]
    this.#held = places.length
    return places
  }
}
