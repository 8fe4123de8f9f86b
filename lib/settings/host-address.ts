/** The origin in what was typed as a hub's address; null where there is none. A bare host name means https. */
export function hostAddress(typed: string): string | null {
  const text = typed.trim()
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '' || url.username !== '') return null
  return url.origin
}
