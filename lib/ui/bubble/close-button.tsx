import { words } from '../words'
import { CloseIcon } from './icons'

export function CloseButton({ close, label = words('bubble.close') }: { close: () => void; label?: string }) {
  return (
    <button type="button" class="tool" data-action="close" aria-label={label} title={label} onClick={close}>
      <CloseIcon />
    </button>
  )
}
