/** What a page does to the element beside an original: it comes back, goes, or leaves no copy. */
import { describe, expect, test } from 'vitest'
import { frames, unitOf, watchedPage } from './watched-page'

const OPTIONS = { target: 'de', theme: 'plain', label: null } as const

describe('what a page does to it', () => {
  const shown = (html = '<p>one</p>') => {
    const page = watchedPage(html)
    const unit = unitOf(page.find('p'))
    page.index.add(unit)
    const { element } = page.besides.show(unit, [{ text: 'EINS', marks: [], sentence: 0 }], OPTIONS)!
    return { ...page, unit, element }
  }

  test('our own insertion is not told', async () => {
    const { told } = shown()
    await frames()
    expect(told).toEqual([])
  })

  test('taken away it is put back, at most three times', async () => {
    const { element, find } = shown()
    await frames()
    for (let time = 0; time < 3; time++) {
      element.remove()
      await frames()
      expect(element.parentNode).toBe(find('p'))
    }
    element.remove()
    await frames()
    expect(element.isConnected).toBe(false)
  })

  test('changed by the page it goes', async () => {
    const { element, find } = shown()
    await frames()
    element.firstChild!.nodeValue = 'EI…'
    await frames()
    expect(find('p').innerHTML).toBe('one')
  })

  test('with its paragraph it leaves and comes back', async () => {
    const { element, find, told } = shown()
    const paragraph = find('p')
    await frames()
    paragraph.remove()
    await frames()
    document.body.append(paragraph)
    await frames()
    expect(paragraph.lastChild).toBe(element)
    expect(told.flatMap(({ walk }) => walk)).toEqual([])
  })

  test('a copy of the paragraph loses its copy of ours, and is walked as new', async () => {
    const { find, walks } = shown()
    await frames()
    const clone = find('p').cloneNode(true) as Element
    document.body.append(clone)
    await frames()
    expect(clone.outerHTML).toBe('<p>one</p>')
    expect(walks()).toEqual([clone])
  })

  test('a page that answers each time is not followed without end', async () => {
    const { element, find } = shown()
    let answers = 0
    const page = new MutationObserver((records) => {
      for (const { removedNodes } of records)
        if (removedNodes.length > 0 && answers < 10_000) {
          answers += 1
          find('p').append(element.cloneNode(true))
        }
    })
    page.observe(document.body, { childList: true, subtree: true })
    element.remove()
    await frames(10)
    page.disconnect()
    expect(answers).toBeLessThan(40)
  })
})
