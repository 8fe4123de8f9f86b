/**
 * Turns a translation into something that only whoever has its source can read again: the key it is encrypted with is made from
 * the source text itself, and so is the name it is found by. (Convergent encryption: J. R. Douceur et al., "Reclaiming Space from
 * Duplicate Files in a Serverless Distributed File System", ICDCS 2002.) Somebody who guesses a whole text can tell whether
 * it is there; nobody can list what has been read.
 */

/** What the disk holds of one text. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  text: ArrayBuffer
}

export interface Name {
  /** Hexadecimal. */
  id: string
  secret: CryptoKey
}

/** The first half of a SHA-512 names it, the second is the key: neither tells the other. */
export async function nameOf(memoryKey: string): Promise<Name> {
  const digest = await crypto.subtle.digest('SHA-512', new TextEncoder().encode(memoryKey))
  const secret = await crypto.subtle.importKey('raw', digest.slice(32), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  return { id: hex(digest.slice(0, 32)), secret }
}

export async function seal(translation: string, { secret }: Pick<Name, 'secret'>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(translation)
  return { iv, text: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, bytes) }
}

/** Null when it was altered on the disk. */
export async function unseal({ iv, text }: Sealed, { secret }: Pick<Name, 'secret'>): Promise<string | null> {
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, text).catch(() => null)
  return bytes && new TextDecoder().decode(bytes)
}

/** Sites are told apart by it, and not listed. */
export async function siteMark(site: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(site)))
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
