/**
 * The pieces that a page of the options is put together from. A setting says which entry it is, so that search can lead to it: a
 * heading of its own, a box to tick, a list to choose from, or whatever is put into `Setting`.
 */
import type { ComponentChildren } from 'preact'
import type { Entry } from './entry'

/** Settings that belong together. */
export function Group({
  title,
  why,
  children,
}: {
  title: string
  why?: string
  children: ComponentChildren
}) {
  return (
    <section>
      <h2>{title}</h2>
      {why && <p class="soft">{why}</p>}
      {children}
    </section>
  )
}

interface OfEntry {
  of: Entry
  children: ComponentChildren
}

/** A setting with a heading of its own. */
export function Section({ of, children }: OfEntry) {
  return (
    <section data-setting={of.name}>
      <h2>{of.title()}</h2>
      {of.why && <p class="soft">{of.why()}</p>}
      {children}
    </section>
  )
}

/** A setting among others. */
export const Setting = ({ of, children }: OfEntry) => (
  <div class="setting" data-setting={of.name}>
    {children}
  </div>
)

interface CheckProps {
  of: Entry
  isOn: boolean
  turn(isOn: boolean): void
}

export const Check = ({ of, isOn, turn }: CheckProps) => (
  <Setting of={of}>
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          const { checked } = event.currentTarget
          // What is shown is what is stored: a refused permission leaves the box as it was.
          event.currentTarget.checked = isOn
          turn(checked)
        }}
      />
      {of.title()}
    </label>
    {of.why && <p class="soft">{of.why()}</p>}
  </Setting>
)

interface ChoiceProps<Option extends string | number> {
  of: Entry
  value: Option
  options: readonly Option[]
  name(option: Option): string
  choose(option: Option): void
}

export const Choice = <Option extends string | number>(props: ChoiceProps<Option>) => (
  <Setting of={props.of}>
    <label class="field-line">
      <span>{props.of.title()}</span>
      <Select {...props} />
    </label>
  </Setting>
)

/** A choice under a heading of its own. */
export const ChoiceSection = <Option extends string | number>(props: ChoiceProps<Option>) => (
  <Section of={props.of}>
    <Select {...props} label={props.of.title()} />
  </Section>
)

function Select<Option extends string | number>({
  value,
  options,
  name,
  choose,
  label,
}: ChoiceProps<Option> & { label?: string }) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options[event.currentTarget.selectedIndex]
        if (chosen !== undefined) choose(chosen)
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {name(option)}
        </option>
      ))}
    </select>
  )
}
