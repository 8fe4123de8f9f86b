/**
 * Names that come from outside: a path in a repository becomes a name that other code builds addresses and look-ups from, so
 * it is checked once, at the border.
 */
const MAX_LENGTH = 512
const SEGMENT = /^[^\\/:*?"<>|\p{Cc}]+$/u

/** A relative path with forward slashes and nothing that climbs. */
export function isModelPath(path: unknown): path is string {
  if (typeof path !== 'string' || path === '' || path.length > MAX_LENGTH) return false
  return path.split('/').every((segment) => segment !== '.' && segment !== '..' && SEGMENT.test(segment))
}

/** `owner/name`, as the hub spells it: https://huggingface.co/docs/hub/repositories-settings */
export const isModelId = (id: string): boolean =>
  /^[\w.-]{1,96}\/[\w.-]{1,96}$/.test(id) && id.split('/').every((part) => part !== '.' && part !== '..')

export const isCommit = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{40}$/.test(text)
