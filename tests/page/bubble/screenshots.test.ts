/** Pictures of the bubble with what can be done in it, and of writing, for people to look at: `test-results/screenshots`. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { bubbleShower } from '../../../lib/ui/bubble/show-bubble'
import { faults } from '../../fixtures/accessible'
import { type FakeSpeech, fakeSpeech } from '../../fixtures/fake-speech'
import { bubblePage, look, openOver, phaseIs, watchRoots, world } from './bubble-fixture'
import { find } from './page-fixture'

bubblePage(`<main style="max-width:600px;margin:24px auto;font:16px/1.5 Georgia,serif"><p id="p">La bibliothèque est ouverte tous les jours, sauf le lundi.</p>
  <textarea id="t" rows="2" style="width:100%;box-sizing:border-box">La bibliothèque est ouverte tous les jours, sauf le lundi.</textarea></main>`)

let speech: FakeSpeech
beforeEach(() => {
  speech = fakeSpeech()
  speech.add('Samantha', 'en-US')
  speech.add('Thomas', 'fr-FR')
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await emulate([])
})

async function emulate(features: { name: string; value: string }[]): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features })
}

const surroundings: [name: string, width: number, scheme: string, forced: boolean, target: string][] = [
  ['light', 700, 'light', false, 'en'],
  ['dark', 700, 'dark', false, 'en'],
  ['narrow', 320, 'light', false, 'en'],
  ['arabic', 700, 'light', false, 'ar'],
  ['forced', 700, 'dark', true, 'en'],
]

async function surround(width: number, scheme: string, isForced: boolean): Promise<void> {
  await page.viewport(width, 420)
  document.documentElement.style.colorScheme = 'light dark'
  await emulate([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'forced-colors', value: isForced ? 'active' : 'none' },
  ])
}

const shoot = (name: string) => page.screenshot({ path: `../../../test-results/screenshots/${name}.png` })

test.each(surroundings)(
  'the bubble over a field, speaking: %s',
  async (name, width, scheme, isForced, target) => {
    await surround(width, scheme, isForced)
    find<HTMLTextAreaElement>('#t').select()
    const { view, root } = openOver(null, world({ target }))
    await phaseIs(view, 'done')
    view.button('Speak the original: French')!.click()
    await expect.poll(speech.isSpeaking).toBe(true)
    await expect.poll(() => view.box().right).toBeLessThanOrEqual(width)
    expect(find('footer', root).scrollWidth).toBeLessThanOrEqual(find('footer', root).clientWidth)
    expect(await faults({ host: root.host, root })).toEqual([])
    await shoot(`bubble-tools-${name}`)
  },
)

test.each(surroundings)('a word that is kept: %s', async (name, width, scheme, isForced, target) => {
  await surround(width, scheme, isForced)
  find('#p').innerHTML = 'La <b id="word">bibliothèque</b> est ouverte tous les jours, sauf le lundi.'
  const { view, root } = openOver('#word', world({ target }))
  await phaseIs(view, 'done')
  find<HTMLButtonElement>('[data-action=keep]', root).click()
  await expect
    .poll(() => root.querySelector('.in-context')?.textContent)
    .toMatch(/^Stays as it is from now on\./)
  await phaseIs(view, 'done')
  expect(await faults({ host: root.host, root })).toEqual([])
  await shoot(`bubble-kept-${name}`)
})

test.each(surroundings)('a word in its sentences: %s', async (name, width, scheme, isForced, target) => {
  await surround(width, scheme, isForced)
  await page.viewport(width, 700)
  find('#p').innerHTML =
    'La <b id="word">bibliothèque</b> est ouverte tous les jours, sauf le lundi. Les bibliothèques de la ville sont gratuites.'
  const { view, root } = openOver('#word', world({ target }))
  await phaseIs(view, 'done')
  view.button('See it in context')!.click()
  await expect.poll(() => root.querySelectorAll('mark').length).toBe(4)
  await expect.poll(() => view.box().right).toBeLessThanOrEqual(width)
  expect(Math.round(view.box().height)).toBeLessThanOrEqual(innerHeight * 0.6)
  expect(await faults({ host: root.host, root })).toEqual([])
  await shoot(`word-card-${name}`)
})

test.each(surroundings)('writing in another language: %s', async (name, width, scheme, isForced, target) => {
  await surround(width, scheme, isForced)
  find<HTMLTextAreaElement>('#t').focus()
  find<HTMLTextAreaElement>('#t').setSelectionRange(0, 0)
  document.documentElement.lang = target === 'ar' ? 'ar' : 'fr'
  const roots = watchRoots()
  bubbleShower(
    document,
    world({ target: 'en', language: '' }),
  )({
    type: 'gloss:show-bubble',
    selectionText: null,
    explain: true,
    write: true,
  })
  await expect.poll(() => roots.some((root) => root.activeElement)).toBe(true)
  const root = roots.find((each) => each.querySelector('.composer'))!
  await userEvent.keyboard('Is the library open on Monday?')
  await expect.poll(() => root.querySelector('[data-part=back]')?.textContent).toContain('OPEN')
  await expect.poll(() => look(root).box().right).toBeLessThanOrEqual(width)
  expect(await faults({ host: root.host, root })).toEqual([])
  await shoot(`composer-${name}`)
  document.documentElement.removeAttribute('lang')
})
