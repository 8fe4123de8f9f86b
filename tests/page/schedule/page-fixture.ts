/**
 * A schedule on a real page, with an engine that answers when it is told to and a clock that goes when it is told to.
 *
 *   const page = openPage()
 *   const units = page.add(...elements)     // one unit for each element's text
 *   await page.told()                       // the browser has told where they are, and it has been acted on
 *   page.sent()                             // what is at the engine: ['visible first', …]
 *   await page.answer()                     // everything that is there is done
 */
import { afterEach, onTestFinished } from 'vitest'
import type { Priority } from '../../../lib/messaging/contract'
import type { ErrorData } from '../../../lib/messaging/errors'
import { scheduleForPage } from '../../../lib/page/schedule/page-schedule'
import { translateUnit } from '../../../lib/page/translator/translate-unit'
import type { TextUnit, Unit } from '../../../lib/page/units/unit'
import { fakeEngine } from '../../fixtures/fake-engine'
import { manualClock } from '../../unit/page/schedule/manual-clock'

let lastId = 0

export function unitOf(container: Element, change: Partial<TextUnit> = {}): TextUnit {
  const node = container.firstChild as Text
  const text = change.text ?? container.textContent ?? ''
  return {
    kind: 'text',
    id: `u${++lastId}`,
    container,
    root: container.getRootNode() as Document | ShadowRoot,
    text,
    language: null,
    isHidden: false,
    slots: [{ node, start: 0, end: text.length, before: '', after: '', isFixed: false }],
    marks: [],
    keepsLines: false,
    wrapsAt: null,
    lastChild: node,
    ...change,
  }
}

/** A unit for each line between the `<br>` of an element. */
export function linesOf(container: Element): TextUnit[] {
  return [...container.childNodes]
    .filter((node) => node instanceof Text)
    .map((node) =>
      unitOf(container, {
        text: node.data,
        slots: [{ node, start: 0, end: node.length, before: '', after: '', isFixed: false }],
      }),
    )
}

/** A block of this height with its name in it. */
export function block(name: string, height = 100, style = ''): HTMLElement {
  const element = document.createElement('p')
  element.style.cssText = `margin: 0; height: ${height}px; ${style}`
  element.append(name)
  return element
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Two frames, with what the browser tells between them and after. */
export async function browserHasTold(): Promise<void> {
  for (let frames = 0; frames < 3; frames++) await frame()
  await new Promise<void>((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect()
      resolve()
    })
    observer.observe(document.body)
  })
}

export function openPage({ wholePage = false } = {}) {
  const clock = manualClock()
  const engine = fakeEngine()
  engine.hold()
  const done: Unit[] = []
  const running = new Map<string, { unit: Unit; priority: Priority; signal: AbortSignal }>()
  const stopped: ErrorData[] = []
  const schedule = scheduleForPage<string>({
    clock,
    wholePage,
    async work(unit, priority, signal) {
      running.set(unit.id, { unit, priority, signal })
      const translate = { engine, source: 'fr', target: 'en', priority, signal }
      const { sentences } = await translateUnit(unit, () => ({ texts: [] }), translate)
      return sentences.map(({ text }) => text).join(' ')
    },
    done: (unit) => void done.push(unit),
    failed() {},
    stopped: (error) => void stopped.push(error),
    changed() {},
  })
  onTestFinished(() => schedule.dispose())
  const told = async (delayMs = 25) => {
    await browserHasTold()
    clock.advance(delayMs)
  }

  return {
    schedule,
    clock,
    engine,
    done,
    stopped,
    told,
    add(...found: (Element | Unit)[]): Unit[] {
      const units = found.map((one) => (one instanceof Element ? unitOf(one) : one))
      for (const unit of units) schedule.add(unit)
      return units
    },
    sent: () =>
      [...running.values()]
        .filter(({ signal, unit }) => !signal.aborted && !done.includes(unit))
        .map(({ unit, priority }) => `${priority} ${unit.text}`),
    /** In the order in which they were asked for. */
    asked: () => engine.calls.map(({ request }) => request.texts[0]!),
    /** All that is at the engine is answered; what is sent for it waits again. */
    async answer() {
      const before = done.length
      const waiting = [...running.values()].filter(
        ({ signal, unit }) => !signal.aborted && !done.includes(unit),
      ).length
      engine.release(waiting)
      await until(() => done.length >= before + waiting)
    },
    /** As a reader does, to the event that tells of it. */
    async scroll(scroller: Document | Element, top: number) {
      const heard = new Promise((resolve) => scroller.addEventListener('scroll', resolve, { once: true }))
      if ('defaultView' in scroller) scroller.defaultView!.scrollTo(0, top)
      else scroller.scrollTop = top
      await heard
      clock.advance(100)
      await told(250)
    },
  }
}

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => void setTimeout(resolve))
}

/** Each test begins on an empty page, at its top. Called at the top of a test file. */
export function emptyPage(): void {
  afterEach(async () => {
    document.body.replaceChildren()
    document.body.removeAttribute('style')
    scrollTo(0, 0)
    // Or the next test would hear of it.
    await browserHasTold()
  })
}
