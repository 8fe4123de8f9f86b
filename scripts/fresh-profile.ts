/** A profile with nothing in it but Gloss on the toolbar, and the browser's own offer to translate turned off. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function freshProfile(extensionDir: string): string {
  const profile = mkdtempSync(join(tmpdir(), 'gloss-profile-'))
  mkdirSync(join(profile, 'Default'))
  const preferences = {
    translate: { enabled: false },
    extensions: { pinned_extensions: [unpackedId(extensionDir)] },
  }
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  return profile
}

/** Chromium names an unpacked extension after its folder: the hash of the path, in the letters a to p. */
function unpackedId(extensionDir: string): string {
  const path = Buffer.from(realpathSync(extensionDir), process.platform === 'win32' ? 'utf16le' : 'utf8')
  const hex = createHash('sha256').update(path).digest('hex').slice(0, 32)
  return hex.replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)))
}
