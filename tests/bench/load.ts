/** From a stored model to a ready one, against bare ORT session creation, in one run. */
import { join } from 'node:path'
import type { LoadContest, Round } from './load/contest.ts'
import { withPage } from './open-page.ts'
import { type Measured, median } from './rows.ts'

const ROUNDS = 11

export async function load(): Promise<Measured[]> {
  return await withPage<LoadContest, Measured[]>(join(import.meta.dirname, 'load'), true, async (page) => {
    await page.evaluate((page) => page.store())
    const rounds: Round[] = []
    // The first round is for the browser's own first reads of scripts and runtime, and is not kept.
    for (let turn = 0; turn <= ROUNDS; turn++) {
      const round = await page.evaluate((page, turn) => page.round(turn), turn)
      if (turn > 0) rounds.push(round)
    }
    const of = (part: (round: Round) => number) => median(rounds.map(part))
    const [ours, bare, read, runtime] = [
      of((round) => round.oursMs),
      of((round) => round.bareMs),
      of((round) => round.readMs),
      of((round) => round.runtimeMs),
    ]
    const after = Math.round(ours - runtime)
    return [
      {
        name: 'load.vs-ort',
        unit: 'ms',
        ours,
        other: bare,
        runs: rounds.length,
        against: 'a new Worker with bare ORT and the same two sessions, from buffers in memory',
        bound: `a Worker with transformers.js in it and the runtime are up after ${Math.round(runtime)} ms, the files out of the store within that (${Math.round(read)} ms); then ${after} ms for tokenizer, sessions and the two decoding steps that warm them, in code that V8 has only just compiled: bare ORT has neither library, tokenizer nor steps`,
      },
    ]
  })
}
