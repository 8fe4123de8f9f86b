/** Reading aids for a translator: they come as soon as there is something to read, and go with the translation. */
import type { AltNews } from '../../messaging/page-contract'
import type { PageTranslator } from '../../page/translator/contract'
import type { ReadingAids, ReadingOptions } from './reading-aids'
import type { Surfaces } from './surfaces'

export interface ReadingHelp {
  takeAlt(news: AltNews): void
  end(): void
}

export interface ReadingWorld {
  /** What draws bar, inspector and originals, once it is on the page. */
  surfaces(): Promise<Surfaces>
  reading: ReadingOptions
}

export function readingHelp(
  document: Document,
  translator: PageTranslator,
  { surfaces, reading }: ReadingWorld,
): ReadingHelp {
  let aids: ReadingAids | null = null
  let isComing = false
  let isOver = false
  const unlisten = translator.onChange(({ done }) => {
    if (done > 0 && !isComing) void come().catch(() => {})
  })

  async function come(): Promise<void> {
    isComing = true
    const { createReadingAids } = await surfaces()
    if (!isOver) aids = createReadingAids(document, translator, reading)
  }

  return {
    takeAlt: (news) => aids?.takeAlt(news),
    end() {
      isOver = true
      unlisten()
      aids?.end()
    },
  }
}
