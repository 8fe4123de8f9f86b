/** What of a file was not understood: where it stands, and what stands there, as text. */
import type { Unread } from '../../settings/noted-given'
import { counted } from '../counted'
import { words } from '../words'

const MOST_SHOWN = 12
const LONGEST_SHOWN = 60

export function UnreadList({ unread }: { unread: readonly Unread[] }) {
  if (unread.length === 0) return null
  const hidden = unread.length - MOST_SHOWN
  return (
    <>
      <p>{words('transfer.unread')}</p>
      <ul class="unread">
        {unread.slice(0, MOST_SHOWN).map(({ path, value }) => (
          <li key={path}>
            <code dir="ltr">
              {path}: {shortened(JSON.stringify(value))}
            </code>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p class="soft">{counted('transfer.unreadMore', hidden)}</p>}
    </>
  )
}

const shortened = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)
