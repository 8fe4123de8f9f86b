/**
 * Whether there is anything in a text that a translation could change: words, not numbers, addresses, versions, handles, names
 * of files and of things in code. Every pattern takes time in proportion to the text, whatever the text.
 */

/** Longer without a space: a language that has none, or data; either way its beginning tells. */
const LONGEST_TOKEN = 200

const NO_WORD = [
  /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|tel:|data:)/i, // addresses
  /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i, // e-mail
  /^@[\w.-]+(?:@[\w.-]+)?$/, // handles
  /^#[\p{L}\p{N}_]+$/u, // tags
  /^(?=.*\d)[0-9a-f]{4,}(?:-[0-9a-f]+)*$/i, // UUIDs, hashes
  /^v?\d+(?:\.\d+)+\S*$/i, // versions
  /^[-+~±<>≤≥$€£¥]*\d[\d.,:/%×x'’-]*\p{L}{0,3}[²³%]?$/u, // quantities: 10kB, 3rd, 5×
  /^(?=.*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*$/, // RTX4090, ISO-8601
  /^[\w~/\\-][\w.~/\\-]*\.[a-z][a-z0-9]{0,4}$/, // file.txt, example.com
  /^(?:[~.]{0,2}\/|[a-z]:\\|\\\\)\S*$/i, // /a/path
  /^[\w.-]+(?:\/[\w.-]+){2,}$/, // owner/name/file
  /^--?[\w-]+=?\S*$/, // --options
  /^(?:\{\{.*\}\}|\$\{.*\}|<\/?[\w-]+>|&\w+;|%\w)$/, // places to be filled, tags
  /^\w*[a-z0-9]_\w+$|^\w+(?:::|->)\S+$|^[\w.]+\(\)$/i, // names in code
  /^[a-z]+(?:[A-Z][a-z0-9]*)+$|^(?:[A-Z][a-z0-9]+){2,}$/, // camelCase, also of a brand
]

export function hasWords(text: string): boolean {
  for (const [token] of text.matchAll(/\S{1,200}/g)) {
    if (isWord(token) && (token.length >= LONGEST_TOKEN || isWord(strip(token)))) return true
  }
  return false
}

/** A web or e-mail address, a handle or a tag, and nothing else. */
export function isAddress(text: string): boolean {
  return ADDRESS.some((pattern) => pattern.test(text))
}
const ADDRESS = [
  /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+$/i,
  /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
  /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/\S*$/i,
  /^@[\w.-]+(?:@[\w.-]+)?$|^#[\p{L}\p{N}_]+$/u,
]

function isWord(token: string): boolean {
  // One sign is a word in Chinese and Korean; a letter alone is a label.
  if (!/\p{L}\P{L}*\p{L}|[\p{Script=Han}\p{Script=Hangul}]/u.test(token)) return false
  return !NO_WORD.some((pattern) => pattern.test(token))
}

/** Without the brackets, quotes and stops around it. */
function strip(token: string): string {
  return token
    .replace(/^[([{"'“‘«„‚¿¡*]+/, '')
    .replace(/[)\]}"'”’»,;:!?*…。，]+$/, '')
    .replace(/\.+$/, '')
}
