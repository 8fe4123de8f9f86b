/** Translates the paragraph that the reader has pointed at, and no other. */
import type { PageTranslator, Paragraph } from '../../page/translator/contract'

/** So many texts are looked at; whoever points at all of a page means no paragraph. */
const MOST_TEXTS = 200

/** Resolves when it is under way, or there is no paragraph. */
export async function translateParagraph(
  translator: Pick<PageTranslator, 'paragraphAt' | 'whenWalked'>,
  place: Element,
): Promise<void> {
  await translator.whenWalked()
  paragraphIn(place, translator)?.translate()
}

function paragraphIn(place: Element, { paragraphAt }: Pick<PageTranslator, 'paragraphAt'>): Paragraph | null {
  const walker = place.ownerDocument.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  for (let looked = 0; looked < MOST_TEXTS; looked++) {
    const text = walker.nextNode()
    if (!text) return null
    const paragraph = paragraphAt(text)
    if (paragraph) return paragraph
  }
  return null
}
