/** One matter in two lines; opens in place to the details. */
import type { ComponentChildren } from 'preact'
import { StatusDot, type Tone } from '../status-dot'

interface Props {
  name: string
  /** The state in a word or a few. */
  line: string
  /** What else is worth knowing without opening it. */
  more: string
  tone?: Tone
  /** Zero to one, while something goes on that has an end. */
  progress?: { label: string; value: number }
  open?: boolean
  children: ComponentChildren
}

export function Card({ name, line, more, tone, progress, open = false, children }: Props) {
  return (
    <details class="card" open={open}>
      <summary>
        <span class="card-name">{name}</span>
        <span class="card-line">
          {tone && <StatusDot tone={tone} />}
          {line}
        </span>
        <span class="card-more">{more}</span>
        {progress && (
          <progress class="line-progress" aria-label={progress.label} value={progress.value} max={1} />
        )}
      </summary>
      <div class="card-body">{children}</div>
    </details>
  )
}

/** Label and value in two columns, the details of a card. */
export const Facts = ({ facts }: { facts: [label: string, value: string][] }) => (
  <dl class="facts">
    {facts.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
