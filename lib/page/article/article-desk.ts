/**
 * The article's script in a tab: reads, remembers what it has read, shows where it stands.
 *
 *   read ─► readArticle ─► language by its words ─► passages to the panel, places kept here
 *   show ─► ranges of the passages now ─► light
 *
 * Lifetime: of the document. The last readings are kept, so that a panel which is opened again still finds its passages.
 */
import type { PageArticle, TextRead } from '../../messaging/article-contract'
import { GlossError } from '../../messaging/errors'
import { type Detector, detectLanguage, sameLanguage } from '../../text/language'
import { cutPassages } from '../../text/passages'
import { countWords } from '../../text/words'
import { findSelection } from '../find-selection'
import type { OriginalWords } from '../original-words'
import { addressOf, titleOf } from '../units/safe-dom'
import { createPassageLight } from './light-passage'
import { type Article, type ArticleOptions, readArticle } from './read-article'
import { selectedRange } from './selected-range'

export interface DeskNeeds extends OriginalWords {
  shadowRootOf: ArticleOptions['shadowRootOf']
  detector: Detector
}

type Reading = Omit<Article, 'rangesOf'> & Partial<Pick<Article, 'rangesOf'>>

const MOST_KEPT = 4

export function createArticleDesk(top: Document, needs: DeskNeeds): PageArticle {
  const light = createPassageLight()
  const kept = new Map<string, Reading>()
  const run = crypto.randomUUID()
  let last = 0

  const readWhole = (more: Partial<ArticleOptions>): Article =>
    readArticle(top, { originalOf: needs.originalOf, shadowRootOf: needs.shadowRootOf, ...more })

  /** The page's `lang` lies often, and that of a translated page is ours. */
  async function readInItsLanguage(more: Partial<ArticleOptions>): Promise<Article> {
    const known = needs.sourceLanguage()
    const article = readWhole(known ? { ...more, language: known } : more)
    if (known) return article
    const declared = article.language === 'und' ? null : article.language
    const detected = await detectLanguage(textOf(article), declared, needs.detector)
    if (!detected || sameLanguage(detected, article.language)) return article
    return readWhole({ ...more, language: detected })
  }

  async function readSelected(): Promise<Reading> {
    const { text, declaredLanguage } = findSelection(top)
    const range = selectedRange(top)
    const placed = range && (await readInItsLanguage({ within: range }).catch(unlessEmpty))
    if (placed) return placed
    const language = (await detectLanguage(text, declaredLanguage, needs.detector)) ?? 'und'
    const block = { kind: 'paragraph', level: 0, text: text.trim() } as const
    return {
      title: titleOf(top),
      address: addressOf(top),
      language,
      extent: 'selection',
      passages: cutPassages([block], language),
      words: countWords(text),
    }
  }

  return {
    async read({ part }) {
      const reading = part === 'page' ? await readInItsLanguage({}) : await readSelected()
      if (reading.passages.length === 0) throw new GlossError('page-empty', {})
      const name = `${run}.${++last}`
      kept.set(name, reading)
      for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old)
      return told(name, reading)
    },
    again: async ({ article }) => {
      const reading = kept.get(article)
      return reading && samePlace(reading.address, addressOf(top)) ? told(article, reading) : null
    },
    show: async ({ article, parts }) => {
      const reading = kept.get(article)
      if (!reading?.rangesOf) return false
      const ranges = parts.flatMap(({ passage: id, ...span }) => {
        const passage = reading.passages.find((one) => one.id === id)
        return passage ? reading.rangesOf!(passage, span) : []
      })
      if (ranges.length === 0) {
        light.clear()
        return false
      }
      light.show(ranges)
      return true
    },
    clear: async () => light.clear(),
  }
}

/** A selection around a field holds nothing that the walk reads. */
function unlessEmpty(error: unknown): null {
  if (error instanceof GlossError && error.code === 'page-empty') return null
  throw error
}

/** A jump to a heading stays on the page; addresses whose fragment is a path or a query are pages of their own. */
function samePlace(one: string, other: string): boolean {
  const place = (address: string) => address.replace(/#(?![/!]).*$/, '')
  return place(one) === place(other)
}

const textOf = ({ passages }: Article): string => passages.map(({ text }) => text).join('\n')

function told(
  article: string,
  { title, address, language, extent, passages, words, rangesOf }: Reading,
): TextRead {
  return {
    article,
    title,
    address,
    language: language === 'und' ? null : language,
    extent,
    passages: passages.map(({ id, kind, text, sentences }) => ({ id, kind, text, sentences })),
    words,
    hasPlaces: rangesOf !== undefined,
  }
}
