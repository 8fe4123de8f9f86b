/** Settings to a file and from one: what it would change is shown first, and can be undone after. */
import { Failure } from '../models/errands'
import { Section } from '../options/setting'
import { words } from '../words'
import { titlesOf } from './choice-titles'
import { ADVANCED } from './entries'
import { Outcome } from './outcome'
import type { TransferState } from './transfer-state'
import { UnreadList } from './unread-list'

export function TransferSetting({ transfer }: { transfer: TransferState }) {
  const error = transfer.error.value
  return (
    <Section of={ADVANCED.transfer}>
      <p class="actions">
        <button type="button" onClick={() => void transfer.save()}>
          {words('transfer.export')}
        </button>
        <label class="file-button">
          {words('transfer.import')}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              const input = event.currentTarget
              const file = input.files?.[0]
              if (file) void transfer.read(file)
              // The same file can be chosen again, once it was mended.
              input.value = ''
            }}
          />
        </label>
      </p>
      {error && <Failure error={error} />}
      <Plan transfer={transfer} />
      <Outcome transfer={transfer} of="taken" />
    </Section>
  )
}

function Plan({ transfer }: { transfer: TransferState }) {
  const plan = transfer.plan.value
  if (!plan) return null
  const titles = titlesOf(plan)
  return (
    <div class="plan" role="group" aria-label={words('transfer.plan', { file: plan.file })}>
      <p role="status">
        {titles.length > 0
          ? words('transfer.plan', { file: plan.file })
          : words('transfer.planNothing', { file: plan.file })}
      </p>
      {titles.length > 0 && (
        <ul>
          {titles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      )}
      <UnreadList unread={plan.unread} />
      <p class="actions">
        {titles.length > 0 && (
          <button type="button" class="primary" onClick={() => void transfer.take()}>
            {words('transfer.take')}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => transfer.discard()}>
          {words('own.discard')}
        </button>
      </p>
    </div>
  )
}
