/** The names of the options' pages, in the order of the rail, as their addresses have them. */
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
