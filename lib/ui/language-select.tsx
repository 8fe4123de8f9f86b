/** A language to choose, by its name in the reader's own. */
import type { LanguageTag } from '../messaging/contract'
import { closestLanguage, commonLanguages } from '../text/languages'
import { languageName } from './format'
import { NamedSelect } from './named-select'
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
  const languages = byName(chosen === null ? offered : [...new Set([...offered, chosen])])
  return (
    <NamedSelect
      label={label}
      name={name}
      value={chosen ?? ''}
      shown={chosen === null ? none : languageName(chosen)}
      options={none ? [{ value: '', name: none }, ...languages] : languages}
      choose={(tag) => choose(tag || null)}
    />
  )
}

function byName(tags: readonly LanguageTag[]): { value: LanguageTag; name: string }[] {
  const { compare } = new Intl.Collator(words('locale'))
  return tags
    .map((tag) => ({ value: tag, name: languageName(tag) }))
    .toSorted((one, other) => compare(one.name, other.name))
}
