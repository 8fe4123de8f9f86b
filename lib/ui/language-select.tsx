/**
 * A native select as wide as what it shows. It lies unseen over the name, which gives it its size in every browser; keyboard,
 * screen reader and the browser's own list stay as they are.
 */
import type { LanguageTag } from '../messaging/contract'
import { closestLanguage, commonLanguages } from '../text/languages'
import { languageName } from './format'
import { words } from './words'

interface Props {
  /** Shown before the language, and its name unless there is another. */
  label: string
  name?: string
  value: LanguageTag | null
  /** The first option, for no language. */
  none?: string
  choose(tag: LanguageTag | null): void
}

export function LanguageSelect({ label, name, value, none = '', choose }: Props) {
  const offered = commonLanguages.targets
  const chosen = value === null ? null : closestLanguage(value, offered)
  return (
    <label class="language">
      {label && <span class="soft">{label}</span>}
      <span class="language-name" aria-hidden="true">
        {chosen === null ? none : languageName(chosen)}
      </span>
      <select
        aria-label={name}
        value={chosen ?? ''}
        onChange={(event) => choose(event.currentTarget.value || null)}
      >
        {none && <option value="">{none}</option>}
        {byName(chosen === null ? offered : [...new Set([...offered, chosen])]).map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function byName(tags: readonly LanguageTag[]): { tag: LanguageTag; name: string }[] {
  const { compare } = new Intl.Collator(words('locale'))
  return tags
    .map((tag) => ({ tag, name: languageName(tag) }))
    .toSorted((one, other) => compare(one.name, other.name))
}
