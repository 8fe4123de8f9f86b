/**
 * What the bubble shows in Firefox. WebDriver BiDi hands over closed shadow roots when it is asked to serialise a node with
 * all its shadow trees; puppeteer has no method of its own for that, so the command is sent as it is.
 */
import type { Page } from 'puppeteer-core'

/** A node as BiDi serialises it (script.NodeRemoteValue). */
interface RemoteNode {
  value: {
    nodeType: number
    nodeValue?: string
    attributes?: Record<string, string>
    children?: RemoteNode[]
    shadowRoot?: RemoteNode | null
  }
}

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: { result: RemoteNode | { type: 'null' } } }>
}

/** The bubble's phase and the text of each of its parts; null while there is no bubble. */
export async function readFirefoxBubble(page: Page): Promise<Record<string, string> | null> {
  const { connection } = page.browser() as unknown as { connection: BidiConnection }
  const { _id: context } = page.mainFrame() as unknown as { _id: string }
  const reply = await connection.send('script.evaluate', {
    expression: `document.querySelector('gloss-bubble')`,
    target: { context },
    awaitPromise: false,
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 20 },
  })
  const host = reply.result.result
  const root = 'value' in host ? host.value.shadowRoot : null
  if (!root) return null
  const parts: Record<string, string> = {}
  collect(root, parts)
  return parts
}

function collect(node: RemoteNode, parts: Record<string, string>): void {
  const { attributes = {}, children = [] } = node.value
  if (attributes['data-phase']) parts['phase'] = attributes['data-phase']
  if (attributes['data-part']) parts[attributes['data-part']] = textOf(node)
  for (const child of children) collect(child, parts)
}

function textOf({ value: { nodeType, nodeValue = '', children = [] } }: RemoteNode): string {
  return nodeType === 3 ? nodeValue : children.map(textOf).join('')
}
