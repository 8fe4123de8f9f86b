/** A page of paragraphs, and what is written on it a frame. */
import { afterEach, onTestFinished } from 'vitest'
import { createFlush } from '../../../lib/page/write/flush'

/** Called at the top of a test file: each test begins at the top of an empty page. */
export function emptyPage(): void {
  afterEach(() => {
    getSelection()?.removeAllRanges()
    document.body.replaceChildren()
    document.documentElement.removeAttribute('style')
    scrollTo(0, 0)
  })
}

export const flushOf = (options: Parameters<typeof createFlush>[1] = {}) => {
  const flush = createFlush(window, options)
  onTestFinished(flush.stop)
  return flush
}

export const paragraphs = (count: number) => {
  document.body.innerHTML = Array.from({ length: count }, (_, at) => `<p id="p${at}">line ${at}</p>`).join('')
  return [...document.querySelectorAll('p')]
}

export const find = (selector: string) => document.querySelector<HTMLElement>(selector)!
