import { GlossError } from '../../messaging/errors'
import type { ReadingWork } from './reading-work'

/**
 * A step that may fail without taking along what was there before it.
 * @param problems what it failed with is added; undefined is returned
 * @throws GlossError cancelled
 */
export async function attempt<Result>(
  work: ReadingWork,
  problems: unknown[],
  step: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await step()
  } catch (error) {
    if (work.signal.aborted || (error instanceof GlossError && error.code === 'cancelled')) throw error
    problems.push(error)
    return undefined
  }
}
