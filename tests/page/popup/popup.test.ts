import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { clear, says, showPopup } from './popup-fixture'

afterEach(clear)

const RUNG = { device: 'wasm', dtype: 'q8', threads: 2 } as const
const MODEL = 'gloss/starter-fr-en'
const field = () => page.getByRole('textbox', { name: 'Text to translate' })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const card = (name: string) => page.getByRole('group').filter({ hasText: new RegExp(`^${name}`) })

const READY = { why: 'no-adapter', wordsPerSecond: null } as const

describe('engine', () => {
  test('idle, loading with figures, starting, ready with model, device, threads and speed', async () => {
    const { realms } = showPopup()
    await says(card('Engine'), 'Idle')
    realms({ phase: 'loading', model: MODEL, rung: RUNG, loadedBytes: 7_200_000, totalBytes: 14_627_963 })
    await says(card('Engine'), 'Loading, 7.2 MB of 15 MB')
    await expect
      .element(page.getByRole('progressbar', { name: 'Loading Starter French → English' }))
      .toBeVisible()
    realms({ phase: 'loading', model: MODEL, rung: RUNG, loadedBytes: 14_627_963, totalBytes: 14_627_963 })
    await says(card('Engine'), 'Starting · processor, 2 threads')
    realms({ phase: 'ready', model: MODEL, rung: RUNG, ...READY, busy: false, tokensPerSecond: 41.3 })
    await says(card('Engine'), 'Ready · processor, 2 threadsStarter French → English · 41 tokens/s')
    await says(card('Engine'), 'On the processor, 2 threads: the browser offers no graphics adapter.')
    realms({
      phase: 'ready',
      model: MODEL,
      rung: RUNG,
      ...READY,
      busy: false,
      tokensPerSecond: 41.3,
      wordsPerSecond: 30,
    })
    await says(card('Engine'), '30 words/s · 41 tokens/s')
    realms({ phase: 'ready', model: MODEL, rung: RUNG, ...READY, busy: true, tokensPerSecond: null })
    await says(card('Engine'), 'Translating · processor, 2 threads')
  })

  test('a failure shows its reason without a click, and can be tried again', async () => {
    const { realms, retry } = showPopup()
    realms({
      phase: 'failed',
      model: MODEL,
      rung: RUNG,
      error: {
        code: 'load-failed',
        values: { model: MODEL, device: 'wasm', dtype: 'q8', reason: 'out of memory' },
      },
    })
    await expect
      .element(page.getByText(/did not start on the processor \(q8\): out of memory\.$/))
      .toBeVisible()
    await button('Try again').click()
    expect(retry).toHaveBeenCalledExactlyOnceWith(MODEL)
  })

  test('what is waited for comes before what failed, what failed before what works', async () => {
    const { realms } = showPopup()
    const ready = {
      phase: 'ready',
      model: 'm',
      rung: RUNG,
      ...READY,
      busy: false,
      tokensPerSecond: null,
    } as const
    const failed = {
      phase: 'failed',
      model: MODEL,
      rung: RUNG,
      error: { code: 'host-gone', values: {} },
    } as const
    realms(ready, failed)
    await says(card('Engine'), 'Failed')
    realms(ready, failed, { phase: 'loading', model: MODEL, rung: RUNG, loadedBytes: 1e6, totalBytes: 2e6 })
    await says(card('Engine'), 'Loading, 1 MB of 2 MB')
  })
})

test('hardware arrives in place: the card keeps its height', async () => {
  const { hardware } = showPopup()
  const height = () => document.querySelectorAll('details')[1]!.getBoundingClientRect().height
  const before = height()
  await says(card('Hardware'), 'Looking…')
  const limits = { maxBufferSize: 2 ** 30, maxStorageBufferBindingSize: 2 ** 27 }
  hardware.value = {
    gpu: {
      kind: 'software',
      adapter: { vendor: 'google', architecture: 'swiftshader', description: '', fp16: false, ...limits },
    },
    threads: { count: 1, cores: 2, limit: 'not-isolated' },
    memory: { kind: 'at-least', bytes: 8e9 },
    storage: { usage: 37e6, quota: 40e9 },
    browser: { name: 'Chromium', version: '141.0.7390.54' },
  }
  await says(card('Hardware'), 'Software rendering only1 thread · 8 GB or more of memory')
  expect(height()).toBe(before)
  for (const said of [
    'google swiftshader, a software adapter',
    '1: this browser lets no extension share',
    '2 cores',
    'Chromium 141.0.7390.54',
  ])
    await says(card('Hardware'), said)
})

test('translate selection asks, and says in place why not', async () => {
  const { selection, translateSelection } = showPopup()
  await button('Translate selection').click()
  expect(translateSelection).toHaveBeenCalledOnce()
  selection.value = {
    phase: 'refused',
    error: { code: 'page-closed', values: { url: 'chrome://settings/' } },
  }
  const alert = page.getByRole('alert')
  await says(alert, 'The browser lets no extension read chrome://settings.')
  await expect.element(alert).toHaveAttribute('data-code', 'page-closed')
})

test('a text is typed, translated with Control and Enter, and copied', async () => {
  const { copied } = showPopup()
  await expect.element(button('Translate')).toBeDisabled()
  await field().fill('Bonjour. Au revoir.')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await says(page.getByRole('log'), 'BONJOUR. AU REVOIR.')
  await expect.element(page.getByText('On this computer · 0.4 s').first()).toBeVisible()
  await expect.element(page.getByText('French, detected').first()).toBeVisible()
  await button('Copy').click()
  expect(copied).toEqual(['BONJOUR. AU REVOIR.'])
  await expect.element(button('Copied')).toBeVisible()
})

test('Stop takes the place of Translate and keeps the focus', async () => {
  const { engine } = showPopup()
  engine.hold()
  await field().fill('Un. Deux.')
  await button('Translate').click()
  engine.release(1)
  await expect.element(page.getByText('Translating, 1 sentence so far')).toBeVisible()
  await button('Stop').click()
  await expect.element(page.getByText('Stopped. What was translated is kept.').first()).toBeVisible()
  expect(document.activeElement?.textContent).toBe('Translate')
})

test('a long translation is only ever appended to', async () => {
  const { engine } = showPopup()
  engine.hold()
  await field().fill('Une phrase assez longue. '.repeat(4000))
  await button('Translate').click()
  engine.release(2)
  const log = page.getByRole('log')
  await says(log, 'LONGUE.')
  const first = log.element().firstChild
  const removed: Node[] = []
  const watch = new MutationObserver((records) => {
    for (const record of records) removed.push(...record.removedNodes)
  })
  watch.observe(log.element(), { childList: true, characterData: true, subtree: true })
  engine.release()
  await expect.element(page.getByText('On this computer · 0.4 s').first()).toBeVisible()
  expect(log.element().textContent).toHaveLength(4000 * 25 - 1)
  expect(log.element().firstChild).toBe(first)
  expect(removed).toEqual([])
})

test('markup in a text stays text', async () => {
  showPopup()
  await field().fill('<img src=x onerror="document.title=1">')
  await button('Translate').click()
  await says(page.getByRole('log'), '<IMG SRC=X')
  expect(document.querySelector('main img')).toBeNull()
})

/** Of a label around its field the words, and not those that show the field's value. */
const nameOf = (label: HTMLLabelElement | undefined) =>
  [...(label?.childNodes ?? [])].map(({ textContent }) => textContent).find((text) => text !== '')

test('the keyboard reaches everything, and everything has a name', async () => {
  showPopup().translator.edit('Bonjour.')
  await expect.element(button('Translate')).toBeEnabled()
  const reached: string[] = []
  for (let step = 0; step < 15; step++) {
    await userEvent.keyboard('{Tab}')
    const focused = document.activeElement as HTMLInputElement
    reached.push(focused.ariaLabel ?? nameOf(focused.labels?.[0]) ?? focused.textContent ?? '')
  }
  const cards = ['Engine', 'Hardware', 'Models'].map((name) => expect.stringMatching(`^${name}`))
  const fields = ['Text to translate', 'From', 'Translate']
  const head = ['Translate in a tab', 'Options']
  const here = ['Translate page', 'into', 'In place', 'Translate selection', 'Summarise', 'Ask', 'Rules']
  const inOrder = [...head, ...here, ...fields, ...cards]
  expect(reached).toEqual(inOrder)
})
