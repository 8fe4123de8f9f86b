/** Settings as they are stored: JSON of which nothing is known yet. Pure. */
export type Stored = Record<string, unknown>

export const isFields = (value: unknown): value is Stored =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is not taken back. */
export const withoutNull = (fields: Stored): Stored =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

export const fieldsOf = (value: unknown): Stored => (isFields(value) ? value : {})

/**
 * A change written over what is stored: null takes a value back, and fields that the change does not name stay at every depth. A
 * newer version may have written them, and finds them again.
 */
export function mergeStored(stored: Stored, change: Stored): Stored {
  const merged: Stored = { ...stored }
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete merged[name]
    else if (value !== undefined)
      merged[name] = isFields(value) ? mergeStored(fieldsOf(merged[name]), value) : value
  }
  return merged
}
