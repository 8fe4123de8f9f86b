/**
 * Leads the reader to a setting: opened if it is folded, scrolled to, the focus on what can be changed first, and lit until the focus
 * leaves it.
 */
const CONTROLS = 'input, select, textarea, button, summary, a[href]'

export function leadToSetting(root: ParentNode, name: string): void {
  const setting = root.querySelector<HTMLElement>(`[data-setting="${CSS.escape(name)}"]`)
  if (!setting) return
  const folded = setting.closest('details')
  if (folded) folded.open = true
  light(setting)
  const control = setting.querySelector<HTMLElement>(`:is(${CONTROLS}):not(:disabled)`)
  if (!control) setting.tabIndex = -1
  ;(control ?? setting).focus({ preventScroll: true })
  setting.scrollIntoView({ block: 'center' })
}

function light(setting: HTMLElement): void {
  setting.dataset['lit'] = ''
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (setting.contains(relatedTarget as Node | null)) return
    delete setting.dataset['lit']
    setting.removeEventListener('focusout', leave)
  }
  setting.addEventListener('focusout', leave)
}
