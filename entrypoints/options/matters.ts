/** The pages of the options, and how an address names one: `#models?source=de&target=en` also says what to look for. */
import { TASKS } from '../../lib/messaging/contract'
import type { Filters } from '../../lib/ui/models/filters'

export const MATTERS = ['models', 'pages', 'engine'] as const
export type Matter = (typeof MATTERS)[number]

export interface Place {
  matter: Matter
  filters: Partial<Filters>
}

export function placeOf(hash: string): Place {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?')
  const asked = new URLSearchParams(query)
  const task = TASKS.find((one) => one === asked.get('task'))
  const [source, target] = [language(asked.get('source')), language(asked.get('target'))]
  return {
    matter: MATTERS.find((one) => one === name) ?? 'models',
    filters: { ...(source && { source }), ...(target && { target }), ...(task && { task }) },
  }
}

/** A well-formed tag, or none: an address can be typed. */
function language(tag: string | null): string | null {
  if (!tag) return null
  try {
    return new Intl.Locale(tag).toString()
  } catch {
    return null
  }
}
