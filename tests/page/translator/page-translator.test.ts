import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { testEngine, upperEngine } from '../../fixtures/test-engines'

const { lang } = document.documentElement
beforeEach(() => {
  document.documentElement.lang = 'fr'
})
afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.lang = lang
})

test('a text whose language the page names anew is judged anew', async () => {
  document.body.innerHTML = '<p id="it">Un chat dort.</p><p>Le train part.</p>'
  const it = document.querySelector<HTMLElement>('#it')!
  const translator = createPageTranslator(document, { ...world, mode: 'in-place', engine: upperEngine() })
  await vi.waitFor(() => expect(it.textContent).toBe('UN CHAT DORT.'))
  it.lang = 'en'
  await vi.waitFor(() => expect(it.textContent).toBe('Un chat dort.'))
  await vi.waitFor(() =>
    expect([...translator.skipped()].map(({ reason }) => reason)).toEqual(['same-language']),
  )
  translator.restore()
})

const world = {
  detector: async () => ({ isReliable: false, languages: [] }),
  shadowRootOf: (element: Element) => element.shadowRoot,
  source: 'fr',
  target: 'en',
  label: 'Translation',
}

test('surfaces of ours are no part of the page', async () => {
  document.body.innerHTML = '<p>Un chat dort.</p><gloss-page-bar></gloss-page-bar>'
  const root = document.querySelector('gloss-page-bar')!.attachShadow({ mode: 'open' })
  root.innerHTML = '<select><option>Allemand</option></select>'
  const engine = upperEngine()
  const translator = createPageTranslator(document, { ...world, mode: 'in-place', engine })
  await vi.waitFor(() => expect(document.querySelector('p')!.textContent).toBe('UN CHAT DORT.'))
  await translator.whenWalked()
  expect(engine.texts()).not.toContain('Allemand')
  expect(root.innerHTML).toBe('<select><option>Allemand</option></select>')
  translator.restore()
})

test('surfaces of ours that come while it is translated are no part of it either', async () => {
  document.body.innerHTML = '<p>Un chat dort.</p>'
  const engine = upperEngine()
  const translator = createPageTranslator(document, { ...world, mode: 'in-place', engine })
  await vi.waitFor(() => expect(document.querySelector('p')!.textContent).toBe('UN CHAT DORT.'))
  const bar = document.createElement('gloss-page-bar')
  bar.attachShadow({ mode: 'open' }).innerHTML = '<select><option>Allemand</option></select>'
  document.body.append(bar)
  // What comes with it is walked, and so its end is known.
  const late = document.createElement('p')
  late.textContent = 'Un chien aussi.'
  document.body.append(late)
  await vi.waitFor(() => expect(late.textContent).toBe('UN CHIEN AUSSI.'))
  await translator.whenWalked()
  expect(engine.texts()).not.toContain('Allemand')
  translator.restore()
})

test('a page is translated in place, beside, and given back', async () => {
  document.body.innerHTML = '<h1>La bibliothèque</h1><p>Il a lu <a href="/x">ce <b>livre</b></a> hier.</p>'
  const before = document.documentElement.outerHTML
  const translator = createPageTranslator(document, { ...world, mode: 'in-place', engine: upperEngine() })
  await vi.waitFor(() => expect(translator.state().phase).toBe('watching'), 3000)
  expect(document.body.innerText).toContain('IL A LU CE LIVRE HIER.')
  translator.setMode('bilingual')
  await vi.waitFor(() => expect(document.querySelectorAll('gloss-translation').length).toBe(2))
  expect(document.body.innerText).toContain('Il a lu ce livre hier.')
  translator.restore()
  expect(document.documentElement.outerHTML).toBe(before)
})

test('the look of what stands beside changes where it stands, and outlives another choice of languages', async () => {
  document.body.innerHTML = '<p>Un chat dort.</p>'
  const looks = () =>
    [...document.querySelectorAll<HTMLElement>('gloss-translation')].map(({ dataset }) => dataset['theme'])
  const translator = createPageTranslator(document, { ...world, mode: 'bilingual', engine: upperEngine() })
  await vi.waitFor(() => expect(looks()).toEqual(['plain']))
  translator.setTheme('bar')
  expect(looks()).toEqual(['bar'])
  translator.setLanguages({ target: 'de' })
  await vi.waitFor(() => expect(document.querySelector('gloss-translation')?.getAttribute('lang')).toBe('de'))
  expect(looks()).toEqual(['bar'])
  translator.restore()
})

/** What the page has done so far is heard of. */
const read = async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}

test('what holds a word of which the glossary has changed is asked for anew, and nothing else', async () => {
  document.body.innerHTML = '<p>Ma Voiture dort.</p><p>Un chat dort.</p><ul><li>La voiture part.</li></ul>'
  let car = 'CAR'
  const engine = testEngine((sentence) => sentence.toUpperCase().replace('VOITURE', car))
  const translator = createPageTranslator(document, { ...world, mode: 'in-place', engine })
  await vi.waitFor(() =>
    expect(document.body.innerText).toMatch(/MA CAR DORT\.\s+UN CHAT DORT\.\s+LA CAR PART\./),
  )
  const before = engine.asked.length
  const list = document.querySelector('ul')!
  list.replaceChildren()
  await read()

  car = 'AUTOMOBILE'
  translator.translateAgain(['voiture', 'train'])
  expect(document.querySelector('p')!.textContent).toBe('MA CAR DORT.')
  await vi.waitFor(() => expect(document.querySelector('p')!.textContent).toBe('MA AUTOMOBILE DORT.'))
  expect(engine.asked.slice(before).flatMap(({ request }) => request.texts)).toEqual(['Ma Voiture dort.'])

  // Nor is what the page builds again later as it was translated before.
  list.innerHTML = '<li>La voiture part.</li>'
  await vi.waitFor(() => expect(list.textContent).toBe('LA AUTOMOBILE PART.'))
  translator.restore()
  expect(document.querySelector('p')!.textContent).toBe('Ma Voiture dort.')
})
