/**
 * A page as people read: French prose in headings, paragraphs and lists, with a link in every paragraph and emphasis in every
 * other one, on the longest words there are, since what pages link and emphasise is a noun and seldom an article. Built from lines of tests/bench/texts/fra.txt, the same for the same lines; Node and the browser both build it.
 */

export interface Block {
  html: string
  /** What of it is translated as one. */
  text: string
  /** Elements and text nodes. */
  nodes: number
}

const LINES_A_PARAGRAPH = 3
const BLOCKS_A_SECTION = 5
/** A link or an emphasis is put into a sentence of some length, and not at its end. */
const LEAST_WORDS = 6

export const linesOf = (file: string): string[] => file.split(/\n+/).filter(Boolean)

/** One after the other; from the first line again when all have been used. */
export function* blocks(lines: readonly string[]): Generator<Block> {
  let at = 0
  const next = () => lines[at++ % lines.length]!
  for (let block = 0; ; block++) {
    const place = block % BLOCKS_A_SECTION
    if (place === 0) yield plain('h2', next())
    else if (place === BLOCKS_A_SECTION - 1) yield plain('li', next())
    else yield paragraph(Array.from({ length: LINES_A_PARAGRAPH }, next).join(' '), block)
  }
}

export function document(body: readonly Block[], title: string): string {
  const html = body.map(({ html }) => (html.startsWith('<li>') ? `<ul>${html}</ul>` : html)).join('\n')
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body { font: 16px/1.5 serif; max-width: 45em; margin: 2em auto }</style></head><body><main>
${html}
</main></body></html>`
}

/** As many blocks as it takes for so many words, or nodes. */
export function take(from: Generator<Block>, isEnough: (words: number, nodes: number) => boolean): Block[] {
  const taken: Block[] = []
  let [words, nodes] = [0, 0]
  while (!isEnough(words, nodes)) {
    const { value } = from.next() as { value: Block }
    taken.push(value)
    words += wordCount(value.text)
    nodes += value.nodes
  }
  return taken
}

export const wordCount = (text: string): number => text.split(/\s+/).length

function plain(tag: string, text: string): Block {
  return { html: `<${tag}>${escaped(text)}</${tag}>`, text, nodes: 2 }
}

function paragraph(text: string, block: number): Block {
  const sentences = text.split(/(?<=[.!?]) /).filter((sentence) => wordCount(sentence) >= LEAST_WORDS)
  const words = sentences
    .map(longestWord)
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length)
  const mark = (word: string | undefined, tag: string, end: string) =>
    word === undefined ? html : html.replace(word, () => `<${tag}>${word}</${end}>`)
  let html = escaped(text)
  html = mark(words[0], `a href="#b${block}"`, 'a')
  if (block % 2 === 0) html = mark(words[1], 'em', 'em')
  const marks = html.split('</').length - 1
  return { html: `<p>${html}</p>`, text, nodes: 2 + 3 * marks }
}

/** Of letters only, the last word left out. */
function longestWord(sentence: string): string {
  const words = sentence.split(' ').slice(0, -1)
  return words
    .filter((word) => /^\p{L}+$/u.test(word))
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
