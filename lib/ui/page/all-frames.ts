/**
 * A page with its frames of other sites: how much of all of it is translated. Nobody keeps that: who looks at the figures asks, again
 * and again, and a frame that has gone answers no more.
 */
import type { FrameReport } from '../../messaging/page-contract'
import { type Frame, windowAt } from '../../page/frames'
import type { Coverage, PageTranslator } from '../../page/translator/contract'
import type { SkipReason } from '../../page/units/unit'

type Left = ReturnType<PageTranslator['skipped']>

export interface AllFrames {
  /** Of the frame that asks, and all others. */
  coverage(own: Coverage): Coverage
  /** Without frames that are translated by a script of their own. */
  leftAlone(own: Left): Left
  /** Asks from now on. Returns the way to stop. */
  watch(onNews: () => void): () => void
}

const ASK_EVERY_MS = 1000

/** @param hasForeign whether there is any frame to ask */
export function allFrames(
  window: Window,
  read: () => Promise<FrameReport[]>,
  hasForeign: () => boolean,
): AllFrames {
  const listeners = new Set<() => void>()
  let reports: FrameReport[] = []
  let isAsking = false

  async function ask(): Promise<void> {
    isAsking = true
    while (listeners.size > 0) {
      const next = hasForeign() ? await read().catch(() => reports) : []
      const isNews = JSON.stringify(next) !== JSON.stringify(reports)
      reports = next
      if (isNews) for (const listener of listeners) listener()
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
    }
    reports = []
    isAsking = false
  }

  return {
    coverage: (own) => reports.reduce(sum, own),
    leftAlone(own) {
      const reached = new Set(reports.map(({ path }) => path && windowAt(window.top!, path)))
      return [...own].filter(
        ({ node, reason }) => reason !== 'foreign-frame' || !reached.has((node as Frame).contentWindow),
      )
    },
    watch(onNews) {
      listeners.add(onNews)
      if (!isAsking) void ask()
      return () => void listeners.delete(onNews)
    },
  }
}

/** Whoever stands around a frame has counted it as one place that was left alone. */
function sum(all: Coverage, { path, characters, translated, skipped }: FrameReport): Coverage {
  const figures = { ...all.skipped }
  const add = (reason: SkipReason, places: number, characters: number) => {
    const { places: before, characters: had } = figures[reason] ?? { places: 0, characters: 0 }
    figures[reason] = { places: Math.max(0, before + places), characters: had + characters }
  }
  for (const [reason, figure] of Object.entries(skipped))
    add(reason as SkipReason, figure.places, figure.characters)
  if (path) add('foreign-frame', -1, 0)
  return {
    characters: all.characters + characters,
    translated: all.translated + translated,
    skipped: figures,
  }
}
