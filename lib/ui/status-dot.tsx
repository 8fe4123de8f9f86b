export type Tone = 'idle' | 'working' | 'good' | 'bad'

/** Decoration: the word beside it says the same. */
export function StatusDot({ tone }: { tone: Tone }) {
  return <span class={`dot dot-${tone}`} aria-hidden="true" />
}
