import type { SummaryKind, SummaryLength } from '../messaging/reading-contract'
import { words } from './words'

export function kindWords(kind: SummaryKind): string {
  switch (kind) {
    case 'key-points':
      return words('sidePanel.kindKeyPoints')
    case 'paragraph':
      return words('sidePanel.kindParagraph')
    case 'sentence':
      return words('sidePanel.kindSentence')
  }
}

export function lengthWords(length: SummaryLength): string {
  switch (length) {
    case 'short':
      return words('sidePanel.short')
    case 'medium':
      return words('sidePanel.medium')
    case 'long':
      return words('sidePanel.long')
  }
}
