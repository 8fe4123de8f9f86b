/**
 * The scale of the storage bar. Small models must be seen beside a quota a hundred times larger, so its steps grow. It begins
 * at nothing, which is no budget anybody would want: `stepOf` and the handle stay above it. The last step is "no budget": then
 * only the browser and the disk set a limit.
 */
const GIGA = 1e9

export type Steps = readonly (number | null)[]

/** Bytes, ascending from 0; null is no budget. */
export function budgetSteps(quotaBytes: number): Steps {
  const steps: number[] = [0]
  for (let bytes = 0.5 * GIGA; bytes < quotaBytes && steps.length < 200; bytes += widthAt(bytes))
    steps.push(bytes)
  return [...steps, null]
}

function widthAt(bytes: number): number {
  if (bytes < 5 * GIGA) return 0.5 * GIGA
  if (bytes < 20 * GIGA) return GIGA
  return (bytes < 100 * GIGA ? 5 : 25) * GIGA
}

/** The index of the step nearest to a budget. */
export function stepOf(steps: Steps, budgetBytes: number | undefined): number {
  const last = steps.length - 1
  if (budgetBytes === undefined || last < 2) return last
  let best = 1
  for (let index = 2; index < last; index++) {
    if (Math.abs(steps[index]! - budgetBytes) < Math.abs(steps[best]! - budgetBytes)) best = index
  }
  return best
}

/** Where so many bytes are on the bar, 0 to 1, on the same scale as the handle. */
export function placeOf(steps: Steps, bytes: number): number {
  const last = steps.length - 1
  const above = steps.findIndex((step) => step !== null && step >= bytes)
  if (above < 0) return bytes > 0 ? (last - 0.5) / last : 0
  if (above === 0) return 0
  const [low, high] = [steps[above - 1]!, steps[above]!]
  return (above - 1 + (bytes - low) / (high - low)) / last
}
