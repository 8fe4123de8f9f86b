import type { PageTranslator } from './contract'

/** Once for each document that a translator reads, frames as they are found. Returns the way to stop. */
export function eachDocument(
  translator: Pick<PageTranslator, 'documents' | 'onChange'>,
  found: (document: Document) => void,
): () => void {
  const known = new WeakSet<Document>()
  const look = () => {
    for (const document of translator.documents()) {
      // A frame that went elsewhere leaves a document without a window behind.
      if (known.has(document) || !document.defaultView) continue
      known.add(document)
      found(document)
    }
  }
  look()
  return translator.onChange(look)
}
