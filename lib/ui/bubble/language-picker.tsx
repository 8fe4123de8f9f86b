/**
 * A native select that is as wide as the language it shows. The select itself lies unseen over the name: that sizes it to
 * its value in every browser, and keyboard, screen reader and the browser's own list stay as they are.
 */
import type { Ref } from 'preact'
import { useMemo } from 'preact/hooks'
import type { LanguageTag } from '../../messaging/contract'
import { languageName } from '../format'
import { words } from '../words'
import { ChevronIcon } from './icons'

interface LanguagePickerProps {
  part: 'source' | 'target'
  label: string
  value: LanguageTag | null
  /** Shown while there is no value. */
  empty: string
  offered: readonly LanguageTag[]
  onChange: (tag: LanguageTag) => void
  selectRef?: Ref<HTMLSelectElement>
}

export function LanguagePicker({
  part,
  label,
  value,
  empty,
  offered,
  onChange,
  selectRef,
}: LanguagePickerProps) {
  const named = useMemo(() => namedLanguages(offered, value), [offered, value])
  return (
    <span class="picker">
      <span class="picker-name" aria-hidden="true">
        <span data-part={part}>{value ? languageName(value) : empty}</span>
        <ChevronIcon />
      </span>
      <select
        ref={selectRef ?? null}
        aria-label={label}
        title={label}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {!value && (
          <option value="" disabled>
            {empty}
          </option>
        )}
        {named.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </select>
    </span>
  )
}

/** In the order of their names; with the current one, even if it is not on offer. */
function namedLanguages(
  offered: readonly LanguageTag[],
  value: LanguageTag | null,
): { tag: LanguageTag; name: string }[] {
  const { compare } = new Intl.Collator(words('locale'))
  return [...new Set(value ? [...offered, value] : offered)]
    .map((tag) => ({ tag, name: languageName(tag) }))
    .toSorted((one, other) => compare(one.name, other.name))
}
