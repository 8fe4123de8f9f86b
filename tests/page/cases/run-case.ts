/**
 * One of the sixty, from beginning to end, in both modes:
 *
 *   the page that nobody translates ── live ──────────────────────────────► its bytes
 *   the same page ── translate ── live ── as expected? ── other mode, ──► restore ── the same bytes?
 *                                                         nothing asked anew
 *
 * Waits for states: of the translator, of the engine, of the page; never for time.
 */
import { describe, expect, onTestFinished, test } from 'vitest'
import { MODES, type Mode, type PageTranslator } from '../../../lib/page/translator/contract'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import type { LivePage, PageCase, TranslatedPage } from '../../fixtures/cases/page-case'
import { type TestEngine, upperEngine } from '../../fixtures/test-engines'
import { type CaseFrame, openCase, openFile } from './case-frame'
import { besideOf, differences, missing } from './differences'
import { nameOf } from './prototype'
import { bytesOf, collapsed, findAll, isOurs, oursOf, textOf } from './read-page'

const WAIT = { timeout: 5000, interval: 20 }
/** A page of thousands of paragraphs is at work for some seconds. */
const LONGEST_WORK_MS = 20_000

export function runCases(files: Record<string, PageCase[]>): void {
  for (const [file, cases] of Object.entries(files)) {
    const name = /(\d\d-[\w-]+)\.ts$/.exec(file)?.[1] ?? file
    describe(name, () => {
      for (const each of cases) runCase(each)
    })
  }
}

/** Firefox looks at each page once: the other mode, and the way back, are in it. */
const IS_FIREFOX = navigator.userAgent.includes('Firefox/')

function runCase(each: PageCase): void {
  if (!IS_FIREFOX) runUntranslated(each)
  const modes: readonly Mode[] = each.only ? [each.only] : IS_FIREFOX ? ['in-place'] : MODES
  for (const mode of modes) {
    test(`${mode}: ${each.expects}`, { timeout: 3 * LONGEST_WORK_MS }, async () => {
      await runInMode(each, mode)
    })
  }
}

function runUntranslated(each: PageCase): void {
  test(`the page itself: ${each.expects}`, async () => {
    const one = await untranslated(each, 'in-place')
    const other = await untranslated(each, 'in-place')
    expect(one.errors).toEqual([])
    expect(missing(each, { document: one.frame.document, rootOf: one.frame.shadowRootOf })).toEqual([])
    expect(one.bytes).toBe(other.bytes)
  })
}

/** What the page becomes when nobody translates it. */
async function untranslated(each: PageCase, mode: Mode) {
  const frame = await open(each)
  const page = livePage(frame, mode, null, null)
  await page.settled()
  await each.live?.(page)
  await page.settled()
  return { frame, page, errors: frame.errors, bytes: bytesOf(frame.document, frame.shadowRootOf) }
}

async function runInMode(each: PageCase, mode: Mode): Promise<void> {
  const control = await untranslated(each, mode)
  const frame = await open(each)
  const engine = (each.engine ?? upperEngine)()
  const translator = createPageTranslator(frame.document, {
    engine,
    detector: each.detector ?? (async () => ({ isReliable: false, languages: [] })),
    shadowRootOf: frame.shadowRootOf,
    source: each.source === undefined ? 'fr' : each.source,
    target: each.target ?? 'en',
    mode,
    label: 'Translation',
  })
  onTestFinished(() => translator.restore())
  const page = livePage(frame, mode, translator, engine) as TranslatedPage
  page.original = (selector) => control.page.text(selector)
  if (!each.startsAtOnce) await page.settled()
  await each.live?.(page)
  await page.settled()

  const reading = (of: CaseFrame) => ({ document: of.document, rootOf: of.shadowRootOf })
  const isAsExpected = (in_: Mode) =>
    expect.poll(() => differences(each, in_, reading(frame), reading(control.frame)), WAIT).toEqual([])
  await isAsExpected(mode)
  await each.holds?.(page)

  if (!each.only) {
    const other: Mode = mode === 'in-place' ? 'bilingual' : 'in-place'
    const before = new Set(engine.texts())
    const asked = engine.texts().length
    translator.setMode(other)
    await page.settled()
    await isAsExpected(other)
    expect(
      engine
        .texts()
        .slice(asked)
        .filter((text) => before.has(text)),
      'asked a second time',
    ).toEqual([])
    translator.setMode(mode)
    await page.settled()
    await isAsExpected(mode)
  }

  translator.restore()
  expect(translator.state().phase).toBe('restored')
  await page.frames(3)
  expect([...oursOf(frame.document, frame.shadowRootOf)].map(nameOf)).toEqual([])
  if (!each.isMixed) expect(bytesOf(frame.document, frame.shadowRootOf)).toBe(control.bytes)
  await each.afterwards?.(page)
  const { allowedErrors } = each
  expect(
    frame.errors.filter((error) => !allowedErrors?.test(error)),
    'errors of the page',
  ).toEqual([])
}

async function open(each: PageCase): Promise<CaseFrame> {
  const frame = await (each.file ? openFile(each.file, each.size) : openCase(each.html, each.size))
  onTestFinished(() => frame.remove())
  return frame
}

function livePage(
  frame: CaseFrame,
  mode: Mode,
  translator: PageTranslator | null,
  engine: TestEngine | null,
): LivePage {
  const found = (selector: string) => findAll(frame.document, selector, frame.shadowRootOf) as HTMLElement[]
  const page: LivePage = {
    document: frame.document,
    window: frame.window,
    errors: frame.errors,
    mode,
    translator,
    engine,
    findAll: (selector) => found(selector).filter((element) => !isOurs(element)),
    find<Found extends HTMLElement>(selector: string): Found {
      const [element] = page.findAll(selector)
      if (!element) throw new Error(`no ${selector}`)
      return element as Found
    },
    text: (selector) => collapsed(page.findAll(selector).map(textOf).join(' ')),
    beside: (selector) =>
      collapsed(
        page
          .findAll(selector)
          .map((element) => besideOf(element, frame.shadowRootOf))
          .join(' '),
      ),
    click: (selector) => page.find(selector).click(),
    until: (condition, what) => expect.poll(condition, { ...WAIT, message: what }).toBe(true),
    async frames(count) {
      for (let frame_ = 0; frame_ < count; frame_++) await nextFrame(frame.window)
    },
    async settled() {
      await page.frames(2)
      if (!translator || !engine) return
      // Quiet for some frames in a row: what the page does comes to the translator a frame or two later.
      let quiet = 0
      await expect
        .poll(
          async () => {
            await nextFrame(frame.window)
            const { phase } = translator.state()
            const isBusy = phase === 'starting' || phase === 'translating' || engine.running() > 0
            quiet = isBusy ? 0 : quiet + 1
            return quiet
          },
          { timeout: LONGEST_WORK_MS, interval: 0, message: 'nothing under way' },
        )
        .toBeGreaterThan(4)
    },
  }
  return page
}

function nextFrame(window: Window): Promise<void> {
  return new Promise((resolve) => window.requestAnimationFrame(() => resolve()))
}
