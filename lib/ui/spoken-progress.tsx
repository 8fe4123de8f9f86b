/**
 * Progress for those who hear the page. A figure that is drawn anew at every step would be read out at every step; this says
 *
 *   a new stage     at once
 *   another figure  a quarter of a minute after the last word, and then the newest
 *
 * so the first figure and the last one are always heard. The region stands empty before its first words: one that comes with
 * its words in it is often not read at all.
 */
import { useEffect, useRef, useState } from 'preact/hooks'

/** Between two figures of one stage. */
export const PAUSE_MS = 15_000

interface Props {
  /** What is going on, by any name: as long as it is the same, only the figures change. */
  stage: string
  /** As it is drawn; empty says nothing. */
  line: string
}

export function SpokenProgress({ stage, line }: Props) {
  const [said, say] = useState('')
  const last = useRef({ stage: '', atMs: 0 })
  useEffect(() => {
    const speak = () => {
      last.current = { stage, atMs: performance.now() }
      say(line)
    }
    const waitMs = stage === last.current.stage ? last.current.atMs + PAUSE_MS - performance.now() : 0
    if (waitMs <= 0) return speak()
    const timer = setTimeout(speak, waitMs)
    return () => clearTimeout(timer)
  }, [stage, line])
  return (
    <span class="spoken" role="status">
      {said}
    </span>
  )
}
