/** Whether the inspector is on: said at once, though what shows it may still have to come. */
import type { OpenInspector } from './open-inspector'

export interface Inspection {
  isOn(): boolean
  turn(isOn: boolean): void
}

/** @param open `onClose`: the reader has closed it */
export function inspection(
  open: (onClose: () => void) => Promise<OpenInspector>,
  onChange: () => void,
): Inspection {
  let isOn = false
  let opened: OpenInspector | null = null
  let turns = 0

  async function show(): Promise<void> {
    const mine = turns
    const inspector = await open(() => turn(false))
    if (mine === turns) opened = inspector
    else inspector.close()
  }

  function turn(next: boolean): void {
    if (next === isOn) return
    isOn = next
    turns++
    opened?.close()
    opened = null
    onChange()
    if (isOn) void show().catch(() => {})
  }

  return { isOn: () => isOn, turn }
}
