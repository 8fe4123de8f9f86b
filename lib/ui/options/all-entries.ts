/** Every setting there is, in the order of the rail. A section with entries of its own adds them after those of its matter. */
import { ADVANCED } from '../advanced/entries'
import { GENERAL } from '../general/entries'
import { GLOSSARY } from '../glossary/entries'
import { LANGUAGES } from '../languages/entries'
import { MODELS } from '../models/entries'
import { PRIVACY } from '../privacy/entries'
import { READING } from '../reading/entries'
import { SHORTCUTS } from '../shortcuts/entries'
import type { Entry } from './entry'

export const ALL_ENTRIES: readonly Entry[] = [
  GENERAL,
  LANGUAGES,
  GLOSSARY,
  MODELS,
  READING,
  PRIVACY,
  SHORTCUTS,
  ADVANCED,
].flatMap((entries) => Object.values<Entry>(entries))
