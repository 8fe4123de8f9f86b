/**
 * One connection to a database for each context: opened when first needed, and again when the browser has closed it.
 *
 * `idb` (ISC, 1 kB, no dependencies) turns requests into promises and gives transactions types; done by hand it is the same
 * eighty lines with more ways to lose an error.
 */
import { type DBSchema, type IDBPDatabase, deleteDB, openDB } from 'idb'

export interface Database<Schema extends DBSchema> {
  open(): Promise<IDBPDatabase<Schema>>
  /** All of it goes; the next `open` makes a new one. */
  remove(): Promise<void>
}

/** @param create makes the stores, once */
export function databaseNamed<Schema extends DBSchema>(
  name: string,
  create: (database: IDBPDatabase<Schema>) => void,
): Database<Schema> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const forget = () => {
    opened = null
  }
  return {
    open() {
      opened ??= openDB<Schema>(name, 1, {
        upgrade: create,
        // Somebody wants to delete it, or a newer version of Gloss to change it.
        blocking(_current, _wanted, event) {
          forget()
          ;(event.target as IDBDatabase).close()
        },
        terminated: forget,
      }).catch((error: unknown) => {
        forget()
        throw error
      })
      return opened
    },
    async remove() {
      const before = opened
      forget()
      const database = await before?.catch(() => null)
      database?.close()
      await deleteDB(name)
    },
  }
}
