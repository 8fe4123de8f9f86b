/** Sites as readers name them: a host, `www.` or not. Rules and lists hold these names and nothing else. */

/**
 * The site of an address, or of what a person types for one: `example.org` for `https://www.Example.org:8080/path`. Null where
 * there is none: a page of the browser, a file.
 */
export function siteOf(address: string): string | null {
  const text = address.trim()
  const url = URL.parse(text.includes('://') ? text : `https://${text}`)
  if (text === '' || !url || !/^https?:$/.test(url.protocol)) return null
  // A name in the list is a name to compare with: no user, no port, no dot at the end.
  const host = url.hostname.replace(/\.$/, '').replace(/^www\.(?=.*\.)/, '')
  return host || null
}

/** The list with the site in it once, or without it. */
export function withSite(sites: readonly string[], site: string, isListed: boolean): string[] {
  const others = sites.filter((other) => other !== site)
  return isListed ? [...others, site] : others
}
