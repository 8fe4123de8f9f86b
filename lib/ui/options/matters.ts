/**
 * The pages of the options, and how an address names one. It may say what to look for: `#models?source=de&target=en`, and which
 * setting on the page is meant: `#advanced?setting=mirror`.
 */
import { TASKS } from '../../messaging/contract'
import type { Filters } from '../models/filters'

export const MATTERS = [
  'general',
  'languages',
  'models',
  'reading',
  'privacy',
  'shortcuts',
  'advanced',
] as const
export type Matter = (typeof MATTERS)[number]

export interface Place {
  matter: Matter
  filters: Partial<Filters>
  /** Name of the setting that is meant, as its entry has it. */
  setting: string | null
}

/** Names that an address had in former versions. */
const FORMER: Record<string, Matter> = { pages: 'general', engine: 'advanced' }

export function placeOf(hash: string): Place {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?')
  const asked = new URLSearchParams(query)
  const task = TASKS.find((one) => one === asked.get('task'))
  const [source, target] = [language(asked.get('source')), language(asked.get('target'))]
  return {
    matter: MATTERS.find((one) => one === name) ?? FORMER[name] ?? 'general',
    filters: { ...(source && { source }), ...(target && { target }), ...(task && { task }) },
    setting: asked.get('setting'),
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
