/** Where a passage stands, whatever has happened to its page since it was read. */
import { describe, expect, test } from 'vitest'
import { createLedger } from '../../../lib/page/write/ledger'
import { open, pageOf, passageWith, read, spanOf, wordsIn } from './article-fixture'

const FRENCH = [
  'La ville a fermé lundi le vieux pont de pierre. Des ingénieurs ont trouvé de profondes fissures dans deux arches. Un bac transporte les habitants.',
  'Le pont a été bâti en 1342 par des moines. Il a neuf arches. Il a été élargi en 1903 pour le tramway.',
]
const ENGLISH = [
  'On Monday the town closed the old stone bridge. Engineers found deep cracks in two of the arches. A ferry carries the people across.',
  'The bridge was built in 1342 by monks. It has nine arches. It was widened in 1903 for the tramway.',
]
const page = (paragraphs: string[]) =>
  `<!doctype html><html lang="fr"><title>Le pont</title><body><main>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</main>`

/** Words written in place of the page's, and what the page itself says. */
function translator() {
  const ledger = createLedger()
  return {
    originalOf: (node: Text) => ledger.sourceOf(node),
    write: (node: Node, text: string) => ledger.writeTexts('unit', [{ node: node as Text, text }]),
  }
}

describe('on a translated page', () => {
  test('what is read is the page’s own', async () => {
    const there = await open(page(FRENCH))
    const { write, originalOf } = translator()
    for (const [at, p] of there.querySelectorAll('p').entries()) write(p.firstChild!, ENGLISH[at]!)
    expect(read(there, { originalOf }).passages.map(({ text }) => text)).toEqual(FRENCH)
  })

  test('a passage and a sentence of it stand where their translations do', async () => {
    const there = await open(page(FRENCH))
    const { write, originalOf } = translator()
    const article = read(there, { originalOf })
    const passage = passageWith(article, '1342')
    expect(wordsIn(article.rangesOf(passage, passage.sentences[2]))).toBe(
      'Il a été élargi en 1903 pour le tramway.',
    )
    for (const [at, p] of there.querySelectorAll('p').entries()) write(p.firstChild!, ENGLISH[at]!)
    expect(wordsIn(article.rangesOf(passage))).toBe(ENGLISH[1])
    expect(wordsIn(article.rangesOf(passage, passage.sentences[2]))).toBe(
      'It was widened in 1903 for the tramway.',
    )
    // Words of an answer: the sentence that they are in.
    expect(wordsIn(article.rangesOf(passage, spanOf(passage, 'neuf arches')))).toBe('It has nine arches.')
  })

  test('with another number of sentences, as far in, in whole words', async () => {
    const there = await open(page(FRENCH))
    const { write, originalOf } = translator()
    const article = read(there, { originalOf })
    const passage = passageWith(article, '1342')
    write(
      there.querySelectorAll('p')[1]!.firstChild!,
      'Monks built it in 1342, with nine arches; in 1903 it was widened for trams.',
    )
    const words = wordsIn(article.rangesOf(passage, passage.sentences[2]))
    expect(words).toContain('widened for trams.')
    expect(words).toMatch(/^\S.*\S$/)
    expect(words).not.toContain('Monks')
  })

  test('one whose words were laid on several nodes is found over all of them', async () => {
    const there = await open(
      page([FRENCH[0]!, 'Le pont a été bâti <b>par des moines</b>. Il a neuf arches.']),
    )
    const { write, originalOf } = translator()
    const article = read(there, { originalOf })
    const passage = passageWith(article, 'moines')
    const p = there.querySelectorAll('p')[1]!
    write(p.childNodes[0]!, '')
    write(p.querySelector('b')!.firstChild!, 'Monks')
    write(p.childNodes[2]!, ' built the bridge. It has nine arches.')
    expect(wordsIn(article.rangesOf(passage, passage.sentences[0]))).toBe('Monks built the bridge.')
  })
})

describe('on a page that has changed', () => {
  test('drawn anew: the same words in other nodes, wherever they are now', async () => {
    const there = await open(page(FRENCH))
    const article = read(there)
    const passage = passageWith(article, '1342')
    const fresh = there.createElement('main')
    for (const text of ['Une nouvelle au-dessus.', ...FRENCH]) {
      const p = there.createElement('div')
      for (const word of text.split(/(?<= )/)) p.append(word)
      fresh.append(p)
    }
    there.querySelector('main')!.replaceWith(fresh)
    const ranges = article.rangesOf(passage, passage.sentences[2])
    expect(wordsIn(ranges)).toBe('Il a été élargi en 1903 pour le tramway.')
    expect(ranges[0]!.startContainer.isConnected).toBe(true)
    expect(wordsIn(article.rangesOf(passage))).toBe(FRENCH[1])
  })

  test('corrected by the page: the words that are nearest', async () => {
    const there = await open(page(FRENCH))
    const article = read(there)
    const passage = passageWith(article, '1342')
    there.querySelectorAll('p')[1]!.firstChild!.nodeValue =
      'Le vieux pont a été bâti vers 1342 par des moines. Il a neuf arches. Il fut élargi en 1903 pour le tramway.'
    expect(wordsIn(article.rangesOf(passage, passage.sentences[2]))).toBe(
      'Il fut élargi en 1903 pour le tramway.',
    )
  })

  test('of two sentences that are alike, the one with the same neighbours', async () => {
    const twins = ['Il pleut à Lyon. La ville dort.', 'Il neige à Nice. La ville dort. Le port est vide.']
    const there = await open(page(twins))
    const article = read(there)
    const passage = passageWith(article, 'Nice')
    const main = there.querySelector('main')!
    main.replaceChildren(...[...main.children].map((p) => p.cloneNode(true)))
    const [range] = article.rangesOf(passage, passage.sentences[1])
    expect(range!.startContainer).toBe(main.lastElementChild!.firstChild)
  })

  test('gone: nowhere', async () => {
    const there = await open(page(FRENCH))
    const article = read(there)
    const passage = passageWith(article, '1342')
    there.querySelector('main')!.replaceChildren('Rien de tout cela ne se trouve plus sur cette page.')
    expect(article.rangesOf(passage)).toEqual([])
  })

  test('drawn anew and translated again: the translation of the same words', async () => {
    const there = await open(page(FRENCH))
    const { write, originalOf } = translator()
    const article = read(there, { originalOf })
    const passage = passageWith(article, '1342')
    const main = there.querySelector('main')!
    main.replaceChildren(...[...main.children].map((p) => p.cloneNode(true)))
    write(main.lastElementChild!.firstChild!, ENGLISH[1]!)
    expect(wordsIn(article.rangesOf(passage, passage.sentences[1]))).toBe('It has nine arches.')
  })
})

test('every passage of a real page is found again after the page was drawn anew', async () => {
  const there = await open(pageOf('fr'))
  const article = read(there)
  const { body } = there
  body.replaceChildren(...[...body.childNodes].map((node) => node.cloneNode(true)))
  for (const passage of article.passages) expect(wordsIn(article.rangesOf(passage)).trim()).toBe(passage.text)
})
