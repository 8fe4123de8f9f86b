import type { GlossaryEntry } from '../../messaging/contract'
import { words } from '../words'

const NAMES: Record<GlossaryEntry['match'], () => string> = {
  word: () => words('glossary.matchWord'),
  beginning: () => words('glossary.matchBeginning'),
  anywhere: () => words('glossary.matchAnywhere'),
}

export const matchName = (match: GlossaryEntry['match']): string => NAMES[match]()
