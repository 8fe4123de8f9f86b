/** How much of the disk models take, and the budget as a handle on the same bar. A native slider: every key works. */
import { useState } from 'preact/hooks'
import { byteSize } from '../format'
import { words } from '../words'
import { budgetSteps, placeOf, stepOf } from './budget-scale'
import type { ModelsState } from './models-state'

/** Where the browser does not say how much it allows. */
const UNKNOWN_QUOTA_BYTES = 100e9

export function StorageBar({ state }: { state: ModelsState }) {
  const overview = state.overview.value
  const storage = state.storage.value
  /** While the handle is held; taken when it is let go. */
  const [held, hold] = useState<number | null>(null)
  const bytes = overview?.bytesOnDisk ?? 0
  const steps = budgetSteps(storage?.quota ?? UNKNOWN_QUOTA_BYTES)
  const step = held ?? stepOf(steps, overview?.preferences.budgetBytes)
  const budget = steps[step] ?? null
  const budgetWords =
    budget === null ? words('store.noBudget') : words('store.budgetIs', { size: byteSize(budget) })
  return (
    <div class="storage-bar">
      <p data-part="storage">
        {bytes > 0
          ? words('store.line', { used: byteSize(bytes), budget: budgetWords })
          : words('store.empty', { budget: budgetWords })}
      </p>
      <div class="budget">
        <div class="budget-track" aria-hidden="true">
          <div
            class={budget !== null && bytes > budget ? 'budget-used budget-over' : 'budget-used'}
            style={{ inlineSize: `${(placeOf(steps, bytes) * 100).toFixed(2)}%` }}
          />
        </div>
        <input
          type="range"
          aria-label={words('store.budget')}
          aria-valuetext={budget === null ? words('store.budgetNone') : byteSize(budget)}
          min={0}
          max={steps.length - 1}
          step={1}
          value={step}
          onInput={(event) => hold(Math.max(1, Number(event.currentTarget.value)))}
          onChange={(event) => {
            const chosen = Math.max(1, Number(event.currentTarget.value))
            void state.prefer({ budgetBytes: steps[chosen] ?? null }).finally(() => hold(null))
          }}
        />
      </div>
      {budget !== null && bytes > budget && <p class="soft">{words('store.budgetOver')}</p>}
      {storage && (
        <p class="soft">
          {words('store.quota', { quota: byteSize(storage.quota), usage: byteSize(storage.usage) })}
        </p>
      )}
    </div>
  )
}
