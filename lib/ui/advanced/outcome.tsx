/** What was done to the settings as a whole, and the way back. */
import { words } from '../words'
import type { Done, TransferState } from './transfer-state'

export function Outcome({ transfer, of }: { transfer: TransferState; of: Done }) {
  const isDone = transfer.done.value === of
  return (
    <>
      <p role="status">{isDone ? doneWords(of) : transfer.undone.value === of && words('transfer.undone')}</p>
      {isDone && (
        <p>
          <button type="button" onClick={() => void transfer.undo()}>
            {words('transfer.undo')}
          </button>
        </p>
      )}
    </>
  )
}

const doneWords = (done: Done): string =>
  done === 'taken' ? words('transfer.taken') : words('transfer.wasReset')
