/** A measured row. `other` is what it is held against in the same run; `ratio` is ours / other. */
export interface Row {
  name: string
  unit: string
  ours: number
  other: number | null
  ratio: number | null
  runs: number
  /** What `other` is. */
  against: string
  /** What bounds the figure. */
  bound: string
}

export interface Measured {
  name: string
  unit: string
  ours: number
  other?: number
  runs: number
  against: string
  bound: string
}

export function row(measured: Measured): Row {
  const { other = null } = measured
  return {
    ...measured,
    ours: rounded(measured.ours),
    other: other === null ? null : rounded(other),
    ratio: other ? rounded(measured.ours / other) : null,
  }
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: number[]): number {
  return percentile(values, 50)
}

/** By linear interpolation between the two nearest. */
export function percentile(values: number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = ((sorted.length - 1) * percent) / 100
  const below = sorted[Math.floor(place)] ?? NaN
  const above = sorted[Math.ceil(place)] ?? NaN
  return below + (above - below) * (place - Math.floor(place))
}

/** Three digits tell as much as one machine can. */
function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
