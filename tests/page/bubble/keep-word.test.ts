/** A word or a few that are to stay as they are, from the bubble: kept, translated again, taken back. */
import { expect, test } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import { faults } from '../../fixtures/accessible'
import { bubblePage, clickInside, openOver, phaseIs, world } from './bubble-fixture'

bubblePage(`<p>Je lis <b id="name">Le Monde</b>. <i id="word">pain</i> <u id="four">un deux trois quatre</u> <s id="same">IBM</s></p>
  <textarea id="t">Le Monde</textarea>`)

async function done(selector: string | null = '#name', given = world()) {
  const bubble = openOver(selector, given)
  await phaseIs(bubble.view, 'done')
  const keep = () => bubble.root.querySelector<HTMLButtonElement>('[data-action=keep]')
  const press = () => clickInside(keep()!, bubble.view)
  return { ...bubble, keep, press, said: () => keep()?.previousElementSibling?.textContent }
}

const WORD = { term: 'Le Monde', source: 'fr', target: 'en' }

test('kept, it is said, and translated again with it; undone, as before', async () => {
  const { keep, press, said, engine, fake, view, root } = await done()
  expect(keep()!.textContent).toBe('Keep as it is')
  expect(await faults({ host: root.host, root })).toEqual([])
  await press()
  await expect.poll(() => engine.calls.length).toBe(2)
  await phaseIs(view, 'done')
  expect(said()).toBe('Stays as it is from now on.')
  expect(keep()!.textContent).toBe('Undo')
  expect(await faults({ host: root.host, root })).toEqual([])
  await press()
  await expect.poll(() => engine.calls.length).toBe(3)
  expect(fake.asked('keepWord')).toEqual([
    { ...WORD, isKept: true },
    { ...WORD, isKept: false },
  ])
  await expect.poll(said).toBe('')
  expect(keep()!.textContent).toBe('Keep as it is')
})

test('with the keys alone: the focus stays on it while it is translated again', async () => {
  const { keep, root, fake, view, engine } = await done()
  keep()!.focus()
  keep()!.click()
  await expect.poll(() => engine.calls.length).toBe(2)
  await phaseIs(view, 'done')
  expect(root.activeElement).toBe(keep())
  expect(fake.asked('keepWord')).toHaveLength(1)
})

test('what is refused is said, and nothing is translated again', async () => {
  const { press, said, fake, engine, root } = await done()
  fake.answer('keepWord', new GlossError('glossary-full', { limit: 20_000 }))
  await press()
  await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toMatch(/^The glossary is full/)
  expect(said()).toBe('')
  expect(engine.calls).toHaveLength(1)
})

test('a single word, too; not more than three, nor where the reader writes', async () => {
  expect((await done('#word')).keep()).not.toBeNull()
  expect((await done('#four')).keep()).toBeNull()
  const text = document.querySelector('textarea')!
  text.focus()
  text.select()
  expect((await done(null)).keep()).toBeNull()
})

test('not where it stays as it is already', async () => {
  expect((await done('#same')).keep()).toBeNull()
})
