/** Whether Alt alone is held: with another key it is the beginning of a shortcut. */

export interface AltKey {
  isHeld(): boolean
  /** It has done something: letting it go opens no menu of the browser's. */
  use(): void
}

export function watchAlt(window: Window, signal: AbortSignal, onChange: () => void): AltKey {
  let held = false
  let isUsed = false
  const put = (next: boolean) => {
    if (next === held) return
    held = next
    onChange()
  }
  const options = { capture: true, signal }
  window.addEventListener(
    'keydown',
    ({ key, repeat, ctrlKey, metaKey, shiftKey }) => {
      if (key !== 'Alt') return put(false)
      if (repeat) return
      isUsed = false
      put(!ctrlKey && !metaKey && !shiftKey)
    },
    options,
  )
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.key !== 'Alt') return
      if (isUsed) event.preventDefault()
      put(false)
    },
    options,
  )
  window.addEventListener('blur', () => put(false), options)
  return { isHeld: () => held, use: () => (isUsed = held) }
}
