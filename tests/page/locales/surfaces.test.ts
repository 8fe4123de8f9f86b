/**
 * Every surface in every language: nothing is wider than a narrow window, or than the popup. Pictures of those with long
 * words, and of one from right to left, are for people to look at: `test-results/screenshots`.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { findCaret } from '../../../lib/page/find-caret'
import { directionOf } from '../../../lib/text/languages'
import { openComposer } from '../../../lib/ui/bubble/open-composer'
import { MATTERS } from '../../../lib/ui/options/matters'
import { stored, verdict } from '../../fixtures/stored-models'
import { closeAll, openOver, world } from '../bubble/bubble-fixture'
import { showOptions } from '../options/options-fixture'
import { barPage, openBar } from '../page-bar/bar-fixture'
import { panelStates } from '../panel/panel-states'
import { POPUP_HEIGHT, asUsual, clear, noteInSight, showPopup } from '../popup/popup-fixture'
import { languages, speak } from './speak'

const NARROW = 320
const POPUP = 360
const DE_EN = 'Xenova/opus-mt-de-en'
const PICTURED = new Set(['de', 'ru', 'ar'])

/** Each surface has a style sheet of its own for the whole page; here they would meet. */
function dress(entrypoint: string): void {
  for (const sheet of document.querySelectorAll<HTMLStyleElement>('style[data-vite-dev-id]')) {
    const [, of] = /\/entrypoints\/(\w+)\//.exec(sheet.dataset['viteDevId']!) ?? []
    if (of) sheet.disabled = of !== entrypoint
  }
}

/** What stands out of the window at one of its sides, and buttons that their words stand out of. */
function overflowing(root: ParentNode, width: number): string[] {
  const wide = [...root.querySelectorAll<HTMLElement>('*:not(thead, thead *)')].filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    if (left < -1 || right > width + 1) return true
    if (element.localName !== 'button') return false
    const words = document.createRange()
    words.selectNodeContents(element)
    const inside = words.getBoundingClientRect()
    return inside.width > 0 && (inside.left < left - 1 || inside.right > right + 1)
  })
  return wide.map(({ outerHTML }) => outerHTML.slice(0, 160))
}

const LINES =
  '<main style="max-width:600px;margin:48px auto"><p id="text">La bibliothèque est ouverte.</p><textarea id="t">La bibliothèque est ouverte.</textarea></main>'
const PANEL = ['empty', 'empty-ask', 'no-model', 'not-asked', 'failed', 'ask-found', 'ask-not-said']

describe.each([...languages.keys()])('%s', (locale) => {
  const look = async (root: ParentNode, width: number, name: string) => {
    await new Promise(requestAnimationFrame)
    expect(overflowing(root, width)).toEqual([])
    if (!PICTURED.has(locale)) return
    await page.screenshot({ path: `../../../test-results/screenshots/${name}-${locale}.png` })
  }

  beforeEach(() => speak(locale))
  afterEach(() => {
    clear()
    document.documentElement.removeAttribute('dir')
  })

  describe('in a page', () => {
    barPage(LINES)
    beforeEach(async () => {
      dress('none')
      await page.viewport(NARROW, 400)
    })
    afterEach(closeAll)

    test('the page bar', async () => {
      const { root, view, translator } = openBar()
      translator.put({ source: 'fr', phase: 'translating', done: 37, total: 52 })
      await expect.poll(view.phase).toBe('translating')
      await expect.poll(() => view.box().top).toBe(0)
      expect(view.bar().dir).toBe(directionOf(locale))
      await look(root, NARROW, 'page-bar')
    })

    test('the bubble', async () => {
      const { root, view } = openOver()
      await expect.poll(() => view.dialog().dir).toBe(directionOf(locale))
      await look(root, NARROW, 'bubble')
    })

    test('the bubble over a field, with everything in it', async () => {
      document.querySelector('textarea')!.select()
      const { root, view } = openOver(null)
      await expect.poll(view.phase).toBe('done')
      expect(root.querySelector('[data-action=replace]')).not.toBeNull()
      await look(root, NARROW, 'bubble-field')
    })

    test('writing in another language', async () => {
      document.querySelector('textarea')!.focus()
      const { signal } = new AbortController()
      const composer = (await openComposer(document, findCaret(document)!, world(), signal))!
      composer.state.chooseTheirs('de')
      composer.state.there.edit('Is the library open?')
      await composer.state.translate()
      await expect.poll(() => composer.root.querySelector('[data-part=back]')?.textContent).toContain('OPEN')
      await look(composer.root, NARROW, 'composer')
      composer.close(false)
    })
  })

  test.each([POPUP, NARROW])('the popup, %i px', async (width) => {
    dress('popup')
    await page.viewport(width, 760)
    document.body.style.width = `${width}px`
    const { front, onDisk, storage } = showPopup()
    onDisk([stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6 })])
    storage.value = { usage: 82e6, quota: 40e9 }
    front.put({ phase: 'translating', done: 37, total: 52 })
    for (const card of document.querySelectorAll('details')) card.open = true
    await expect.poll(() => document.querySelector('progress')).not.toBeNull()
    await look(document.body, width, `popup-${width}`)
    document.body.style.width = ''
  })

  test('the popup as it opens says what has left this computer, without scrolling', async () => {
    dress('popup')
    await page.viewport(POPUP, POPUP_HEIGHT)
    document.body.style.width = `${POPUP}px`
    const popup = showPopup()
    asUsual(popup)
    popup.front.put({ phase: 'watching', done: 52, total: 52 })
    await expect.poll(() => document.querySelector('[data-action=restore-page]')).not.toBeNull()
    expect(noteInSight()).toBe(true)
    await look(document.body, POPUP, 'popup')
    document.body.style.width = ''
  })

  test('the side panel', async () => {
    dress('sidepanel')
    await page.viewport(NARROW, 640)
    for (const state of PANEL) {
      await panelStates[state]!()
      await look(document.body, NARROW, `panel-${state}`)
      clear()
    }
  })

  test.each(MATTERS)('the options, %s', async (matter) => {
    dress('options')
    await page.viewport(NARROW, 1600)
    const of = [stored({ id: DE_EN, bytes: 53e6, pinned: true })]
    showOptions({ hash: `#${matter}`, stored: of, verdicts: [verdict(DE_EN)], mayReadAll: true })
    for (const part of document.querySelectorAll('details')) part.open = true
    await look(document.body, NARROW, `options-${matter}`)
  })
})
