/** A list of names in their order, each with the way to take it out. */
import { CloseIcon } from '../bubble/icons'
import { words } from '../words'

interface Props {
  label: string
  items: { id: string; name: string }[]
  remove(id: string): void
}

export function NamedList({ label, items, remove }: Props) {
  if (items.length === 0) return <p class="soft">{words('pages.none')}</p>
  const { compare } = new Intl.Collator(words('locale'))
  return (
    <ul class="named-list" aria-label={label}>
      {items
        .toSorted((one, other) => compare(one.name, other.name))
        .map(({ id, name }) => (
          <li key={id}>
            {name}
            <button
              type="button"
              aria-label={words('pages.remove', { name })}
              title={words('pages.remove', { name })}
              onClick={() => remove(id)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
    </ul>
  )
}
