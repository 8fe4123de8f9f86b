/** What the host is doing, as one line with numbers. */
import { byteSize, count } from '../format'
import { modelName } from '../model-name'
import { words } from '../words'
import type { Step } from './summary-state'

export function stepWords(step: Step | null): string {
  if (!step) return words('sidePanel.starting')
  if (step.type === 'loading') {
    const name = modelName(step.model)
    if (step.loadedBytes >= step.totalBytes) return words('sidePanel.preparing', { name })
    const [loaded, total] = [byteSize(step.loadedBytes), byteSize(step.totalBytes)]
    return words('sidePanel.loading', { name, loaded, total })
  }
  const numbers = { done: count(step.done), total: count(step.total) }
  switch (step.step) {
    case 'translating':
      return words('sidePanel.translating', numbers)
    case 'comparing':
      return words('sidePanel.comparing', numbers)
    case 'condensing':
      return words('sidePanel.condensing', numbers)
    case 'searching':
      return words('sidePanel.searching', numbers)
  }
}

/** Of a bar; null where nothing is counted. */
export function stepShare(step: Step | null): { value: number; max: number } | null {
  if (!step) return null
  return step.type === 'loading'
    ? { value: step.loadedBytes, max: step.totalBytes || 1 }
    : { value: step.done, max: step.total || 1 }
}
