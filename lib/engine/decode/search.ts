/** How one sequence of a batch is searched: greedy and beam search both are this, so that they share batch and loop. */

/** What a search wants next: for each of its new rows, the row it continues and the token it adds. */
export interface Continuation {
  parents: number[]
  tokens: number[]
}

export interface Search {
  /**
   * Takes the scores of the next token, `[vocabulary]` for each row it has (one at first), and decides. The arrays are its
   * own to change. Null: it is done.
   * @throws Error when a score is not a number: the device computes wrongly, and any text would be made up
   */
  advance(scores: Float32Array[]): Continuation | null
  /** The best sequence so far, start token included; final once `advance` has returned null. */
  best(): readonly number[]
}
