/**
 * Writes a translation as it comes, by appending: the text the reader sees, and the same sentences for a screen reader.
 *
 *   text      <div>Sentence. Sentence.⏎</div> <div>Sentence. partial▏</div>     one block a paragraph, one text node a sentence
 *   spoken    <p>Sentence.</p> …                                               each once, the last few kept
 *
 * A long text costs what its last paragraph costs: earlier blocks are never touched again. Everything is a text node,
 * never markup.
 */
import { directionOf } from '../../text/languages'
import type { Flow } from './state'

/** What a live region has announced is of no more use. */
const SPOKEN_KEPT = 12

export function textFlow(text: HTMLElement, spoken: HTMLElement): Flow {
  const document = text.ownerDocument
  const partial = document.createElement('span')
  partial.className = 'partial'
  let block: HTMLElement | null = null

  const openBlock = (): HTMLElement => {
    if (block) return block
    block = document.createElement('div')
    block.append(partial)
    text.append(block)
    return block
  }

  return {
    clear(language) {
      for (const place of [text, spoken]) {
        place.replaceChildren()
        place.lang = language
        place.dir = directionOf(language)
      }
      partial.textContent = ''
      block = null
    },
    append(sentence) {
      partial.textContent = ''
      openBlock().insertBefore(document.createTextNode(sentence), partial)
      if (/\n\s*$/.test(sentence)) block = null
      const said = document.createElement('p')
      said.textContent = sentence.trim()
      if (!said.textContent) return
      spoken.append(said)
      if (spoken.childElementCount > SPOKEN_KEPT) spoken.firstElementChild?.remove()
    },
    partial(sentence) {
      openBlock()
      partial.textContent = sentence
    },
  }
}
