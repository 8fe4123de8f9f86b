/**
 * A native select as wide as what it shows. It lies unseen over the name, which gives it its size in every browser; keyboard,
 * screen reader and the browser's own list stay as they are.
 */

export interface NamedOption {
  value: string
  name: string
}

interface Props {
  /** Shown before what is chosen, and its name unless there is another. */
  label: string
  name?: string | undefined
  /** Beside `select`. */
  class?: string
  value: string
  /** What is chosen, as it is shown. */
  shown: string
  options: readonly NamedOption[]
  disabled?: boolean
  choose(value: string): void
}

export function NamedSelect({ label, name, class: more, value, shown, options, disabled, choose }: Props) {
  return (
    <label class={more ? `select ${more}` : 'select'}>
      {label && <span class="soft">{label}</span>}
      <span class="select-shown" aria-hidden="true">
        {shown}
      </span>
      <select
        aria-label={name}
        value={value}
        disabled={disabled}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {options.map(({ value: of, name: option }) => (
          <option key={of} value={of}>
            {option}
          </option>
        ))}
      </select>
    </label>
  )
}
