/** A request comes from another context: what the compiler promised there is checked where it is used. */
import { GlossError } from '../messaging/errors'

/** @throws GlossError bad-request, with the field, its value and what is allowed */
export function check(field: string, value: unknown, holds: boolean, allowed: string): void {
  if (!holds)
    throw new GlossError('bad-request', {
      field,
      value: (JSON.stringify(value) ?? 'nothing').slice(0, 200),
      allowed,
    })
}

export function isLanguage(tag: unknown): boolean {
  try {
    return typeof tag === 'string' && tag !== '' && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** More than white space. */
export const isText = (text: unknown): boolean => typeof text === 'string' && text.trim() !== ''
