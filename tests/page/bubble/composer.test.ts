/** Writing in another language: type yours, see theirs and what it says again in yours, insert theirs. */
import { beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import type { Detection } from '../../../lib/text/language'
import { bubbleShower } from '../../../lib/ui/bubble/show-bubble'
import { type View, type World, bubblePage, choose, look, phaseIs, watchRoots, world } from './bubble-fixture'
import { find } from './page-fixture'

bubblePage('<main><p id="p">Bonjour à tous. Il fait beau.</p></main><textarea id="t">Cher Jean,\n</textarea>')

/** French where it is the page's, English where it is what the reader types. */
const detector = async (text: string): Promise<Detection> => ({
  isReliable: true,
  languages: [{ language: /bonjour|cher/i.test(text) ? 'fr' : 'en', percentage: 99 }],
})

let given: World
const area = () => find<HTMLTextAreaElement>('#t')
beforeEach(() => {
  given = { ...world(), detector }
  area().focus()
  area().setSelectionRange(11, 11)
})

const ASK = { type: 'gloss:show-bubble', selectionText: null, explain: true, write: false } as const

/** The composer over whatever has the focus. */
async function write(ask: Partial<typeof ASK> | { write: true } = {}, from = given) {
  const roots = watchRoots()
  const show = bubbleShower(document, from)
  expect(show({ ...ASK, ...ask })).toEqual({ shown: true })
  await expect.poll(() => roots.at(-1)?.querySelector('.composer')).toBeTruthy()
  const root = roots.at(-1)!
  const view = look(root)
  return { view, root, show, ...parts(root, view) }
}

const parts = (root: ShadowRoot, view: View) => ({
  yours: () => find<HTMLTextAreaElement>('textarea', root),
  theirs: () => find('[data-part=translation]', root).innerText.trim(),
  back: () => root.querySelector<HTMLElement>('[data-part=back]')?.innerText,
  insert: () => view.button('Insert')!,
  status: () => find('[data-part=foot]', root).innerText,
})

test('opens at a caret, knows the language of the page, and has the field in focus', async () => {
  const { view, root, yours, status } = await write()
  expect(root.activeElement).toBe(yours())
  // A browser may check the spelling on somebody's server.
  expect(yours().spellcheck).toBe(false)
  expect([view.from().value, view.into().value]).toEqual(['en', 'fr'])
  expect(view.dialog().ariaLabel).toBe('Gloss, write in another language')
  expect(status()).toContain('Nothing is inserted by itself.')
  expect(given.engine.calls).toEqual([])
  expect(view.box().top).toBeGreaterThanOrEqual(area().getBoundingClientRect().bottom)
})

test('what is typed is translated after a rest, and back; only then it can be inserted, where the caret was', async () => {
  const { view, yours, theirs, back, insert } = await write()
  await userEvent.keyboard('Thank you.')
  expect(insert().disabled).toBe(true)
  await expect.poll(theirs).toBe('THANK YOU.')
  await expect.poll(back).toContain('Back in English, to compare')
  await expect.poll(back).toContain('THANK YOU.')
  expect(given.engine.calls.map(({ request: { texts, source, target } }) => [texts, source, target])).toEqual(
    [
      [['Thank you.'], 'en', 'fr'],
      [['THANK YOU.'], 'fr', 'en'],
    ],
  )
  expect(given.engine.calls.filter(({ request }) => request.forHistory)).toEqual([])
  expect(area().value).toBe('Cher Jean,\n')
  expect(yours().lang).toBe('en')
  insert().click()
  await expect.poll(view.isOpen).toBe(false)
  expect(area().value).toBe('Cher Jean,\nTHANK YOU.')
  expect(document.activeElement).toBe(area())
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(area().value).toBe('Cher Jean,\n')
})

test('Control and Enter translates at once, then inserts; Enter alone is a line', async () => {
  const { view, yours, insert } = await write()
  await userEvent.keyboard('One{Enter}two')
  expect(yours().value).toBe('One\ntwo')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => insert().disabled).toBe(false)
  expect(area().value).toBe('Cher Jean,\n')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(view.isOpen).toBe(false)
  expect(area().value).toBe('Cher Jean,\nONE\nTWO')
})

test('a key makes what stands below old: it cannot be inserted', async () => {
  const { yours, theirs, back, insert } = await write()
  await userEvent.keyboard('Yes.')
  await expect.poll(() => insert().disabled).toBe(false)
  await userEvent.keyboard(' No.')
  expect(yours().value).toBe('Yes. No.')
  expect(insert().disabled).toBe(true)
  expect(back()).toBeUndefined()
  await expect.poll(theirs).toBe('YES. NO.')
  await expect.poll(() => insert().disabled).toBe(false)
})

describe('the languages', () => {
  test('a page in the language of the reader: theirs is asked for', async () => {
    find('#p').textContent = 'Good morning.'
    const { view, theirs } = await write()
    await userEvent.keyboard('Yes.')
    expect(view.into().selectedOptions[0]!.textContent).toBe('Choose language')
    choose(view.into(), 'de')
    await expect.poll(theirs).toBe('YES.')
    expect(given.engine.calls[0]!.request).toMatchObject({ source: 'en', target: 'de' })
    expect(given.remembered).toEqual([])
  })

  test('theirs is written their way', async () => {
    const { view, root, theirs } = await write()
    await userEvent.keyboard('Yes.')
    choose(view.into(), 'ar')
    await expect.poll(theirs).toBe('YES.')
    expect(find('.theirs .result-text', root)).toMatchObject({ lang: 'ar', dir: 'rtl' })
    expect(getComputedStyle(find('.arrow', root)).scale).toBe('none')
  })
})

describe('what is lost, and what is not', () => {
  test('a draft outlives its bubble, until it is inserted', async () => {
    const first = await write()
    await userEvent.keyboard('Not yet finished')
    await userEvent.keyboard('{Escape}')
    expect(first.view.isOpen()).toBe(false)
    expect(document.activeElement).toBe(area())
    const second = await write()
    expect(second.yours().value).toBe('Not yet finished')
    await expect.poll(() => second.insert().disabled).toBe(false)
    second.insert().click()
    await expect.poll(second.view.isOpen).toBe(false)
    const third = await write()
    expect(third.yours().value).toBe('')
  })

  test('a refusal keeps both texts and says why', async () => {
    area().addEventListener('beforeinput', (event) => event.preventDefault())
    const { view, root, yours, theirs, insert } = await write()
    await userEvent.keyboard('Yes.')
    await expect.poll(() => insert().disabled).toBe(false)
    insert().click()
    await expect.poll(view.remark).toContain('did not take the text')
    expect([yours().value, theirs(), area().value]).toEqual(['Yes.', 'YES.', 'Cher Jean,\n'])
    expect(root.host.isConnected).toBe(true)
  })

  test.each([
    ['there', 0, 'English → French'],
    ['back', 1, 'French → English'],
  ])('a missing model is offered, for the way %s', async (_, sentencesBefore, pair) => {
    given.fake.answer('offer', null)
    given.engine.hold()
    const { view, insert } = await write()
    await userEvent.keyboard('Yes.')
    await expect.poll(() => given.engine.calls.length).toBe(1)
    if (sentencesBefore > 0) {
      given.engine.release(sentencesBefore)
      await expect.poll(() => given.engine.calls.length).toBe(2)
    }
    const { source, target } = given.engine.calls.at(-1)!.request
    given.engine.fail(new GlossError('no-model', { source, target, model: '', bytes: 0 }))
    await expect.poll(() => view.offer()?.text).toContain(`no model for ${pair}`)
    // What cannot be judged can still be inserted.
    expect(insert().disabled).toBe(sentencesBefore === 0)
  })

  test('closed, it asks for nothing more', async () => {
    given.engine.hold()
    const { view } = await write()
    await userEvent.keyboard('Yes.')
    await expect.poll(() => given.engine.calls.length).toBe(1)
    view.button('Close')!.click()
    expect(given.engine.calls[0]!.signal.aborted).toBe(true)
  })
})

describe('the ways in', () => {
  test('a selection in an editor that is in the reader’s own language', async () => {
    area().value = 'See you soon.'
    area().select()
    const roots = watchRoots()
    bubbleShower(document, given)(ASK)
    const bubble = roots.find((root) => root.host.localName === 'gloss-bubble')!
    await phaseIs(look(bubble), 'same')
    look(bubble).button('Write it in another language')!.click()
    await expect.poll(() => roots.at(-1)?.querySelector('.composer')).toBeTruthy()
    const { insert, theirs } = parts(roots.at(-1)!, look(roots.at(-1)!))
    await expect.poll(theirs).toBe('SEE YOU SOON.')
    await expect.poll(() => insert().disabled).toBe(false)
    insert().click()
    await expect.poll(() => area().value).toBe('SEE YOU SOON.')
  })

  test('the menu of an editor, with something selected too', async () => {
    area().select()
    const { yours } = await write({ write: true })
    expect(yours().value).toBe('Cher Jean,')
  })

  test('nothing is selected and nothing is written in: then that is said', () => {
    area().blur()
    const show = bubbleShower(document, given)
    expect(show({ ...ASK, explain: false })).toMatchObject({ error: { code: 'nothing-selected' } })
    area().readOnly = true
    area().focus()
    expect(show({ ...ASK, explain: false })).toMatchObject({ error: { code: 'nothing-selected' } })
  })

  test('what is asked for last is what stands there', async () => {
    const roots = watchRoots()
    const show = bubbleShower(document, given)
    show(ASK)
    getSelection()!.selectAllChildren(find('#p'))
    find('#t').blur()
    show(ASK)
    await expect
      .poll(() => roots.some((root) => root.host.isConnected && look(root).phase() === 'done'))
      .toBe(true)
    expect(document.querySelectorAll('gloss-bubble')).toHaveLength(1)
    expect(roots.filter((root) => root.host.isConnected && root.querySelector('.composer'))).toEqual([])
  })
})
