import type { Memory } from './probe'

/** A model that takes more than this of a computer's memory leaves the rest of it nothing to work with. */
const SHARE = 1 / 2

/** How many bytes of files a model may have here. Only a computer that says it is small sets a limit: a browser stops counting at some gigabytes. */
export const modelMemoryBytes = (memory: Memory): number =>
  memory.kind === 'about' ? memory.bytes * SHARE : Number.POSITIVE_INFINITY
