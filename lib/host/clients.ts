/** Who asks the host for something: one port, of a page script or of one of our own pages. */
export interface Client {
  /** Unlike any other's. */
  name: string
  /** The origin it reads; empty for our own pages. */
  site: string
  isPrivate: boolean
}

/** The part of a `runtime.Port` that tells who is at its other end, as the browser vouches for it. */
export interface PortOfClient {
  sender?: { url?: string; tab?: { incognito: boolean } }
}

let ports = 0

/** @param root address of the extension, `chrome-extension://…/` */
export function clientOf({ sender }: PortOfClient, root: string): Client & { isExtensionPage: boolean } {
  const url = sender?.url ?? ''
  const isExtensionPage = url.startsWith(root)
  return {
    name: `port ${++ports}`,
    site: isExtensionPage || !URL.canParse(url) ? '' : new URL(url).origin,
    isPrivate: sender?.tab?.incognito ?? false,
    isExtensionPage,
  }
}
