import { useSignal } from '@preact/signals'
import { words } from '../words'

interface Props {
  copy(): Promise<boolean>
  save(): void
}

/** What came, to take along. */
export function CopyExport({ copy, save }: Props) {
  const outcome = useSignal<boolean | null>(null)
  return (
    <>
      <button
        type="button"
        class="quiet"
        data-action="copy"
        onClick={() => void copy().then((isCopied) => (outcome.value = isCopied))}
      >
        {outcome.value ? words('sidePanel.copied') : words('sidePanel.copy')}
      </button>
      <button type="button" class="quiet" data-action="export" onClick={save}>
        {words('sidePanel.export')}
      </button>
      {outcome.value === false && (
        <p class="failure" role="alert">
          {words('sidePanel.copyRefused')}
        </p>
      )}
    </>
  )
}
