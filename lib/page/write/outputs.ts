/**
 * What was written lately, so that a node which the page made of our output is known for it: a clone, a list rendered anew from
 * what the page read of itself. A text alone may be the translation of several; so the texts around it are compared too, and the
 * place where most of them are the same is taken. Bounded by characters; what was written longest ago goes first.
 */
export interface Piece {
  original: string
  written: string
}

/** A text node, or what one would be. */
export type Valued = Pick<Text, 'nodeValue'>

export interface Recognised<Node extends Valued> {
  node: Node
  piece: Piece
  unitId: string
}

export interface Outputs {
  /** The pieces of one unit, in order; those that were left as they are too. */
  remember(unitId: string, pieces: readonly Piece[]): void
  /** Which of these texts, in the order of the page, are copies of something remembered. */
  recognise<Node extends Valued>(texts: readonly Node[]): Recognised<Node>[]
}

interface Output {
  unitId: string
  pieces: readonly Piece[]
  length: number
}

const MAX_CHARACTERS = 2_000_000
/** Of one text that is the translation of many, as "OK" is. */
const MAX_PLACES = 8

export function createOutputs(maxCharacters = MAX_CHARACTERS): Outputs {
  const byUnit = new Map<string, Output>()
  const byText = new Map<string, Output[]>()
  let characters = 0

  const forget = (output: Output) => {
    byUnit.delete(output.unitId)
    characters -= output.length
    for (const { written } of output.pieces) {
      const rest = byText.get(written)?.filter((other) => other !== output)
      if (rest?.length) byText.set(written, rest)
      else byText.delete(written)
    }
  }

  /** How far an output's pieces lie on the texts, if piece `at` lies on text `index`. */
  const overlap = (texts: readonly Valued[], index: number, { pieces }: Output, at: number) => {
    const fits = (step: number) => {
      const text = texts[index + step]
      const piece = pieces[at + step]
      return text !== undefined && piece !== undefined && text.nodeValue === piece.written
    }
    let from = 0
    let to = 0
    while (fits(from - 1)) from--
    while (fits(to + 1)) to++
    return { from, to }
  }

  const bestAt = (texts: readonly Valued[], index: number) => {
    const value = texts[index]!.nodeValue ?? ''
    if (value.trim() === '') return null
    let best: { output: Output; at: number; from: number; to: number } | null = null
    for (const output of byText.get(value) ?? []) {
      for (const [at, piece] of output.pieces.entries()) {
        if (piece.written !== value || piece.original === value) continue
        const range = overlap(texts, index, output, at)
        if (!best || range.to - range.from >= best.to - best.from) best = { output, at, ...range }
      }
    }
    return best
  }

  return {
    remember(unitId, pieces) {
      const former = byUnit.get(unitId)
      if (former) forget(former)
      const length = pieces.reduce((sum, piece) => sum + piece.written.length + piece.original.length, 0)
      const output: Output = { unitId, pieces, length }
      byUnit.set(unitId, output)
      characters += length
      for (const written of new Set(pieces.map((piece) => piece.written))) {
        if (written.trim() === '') continue
        const places = byText.get(written) ?? []
        byText.set(written, [...places.slice(1 - MAX_PLACES), output])
      }
      for (const oldest of byUnit.values()) {
        if (characters <= maxCharacters || oldest === output) break
        forget(oldest)
      }
    },
    recognise<Node extends Valued>(texts: readonly Node[]) {
      const found: Recognised<Node>[] = []
      const taken = new Set<Valued>()
      for (let index = 0; index < texts.length; index++) {
        const best = bestAt(texts, index)
        if (!best) continue
        const { output, at, from, to } = best
        for (let step = from; step <= to; step++) {
          const node = texts[index + step]!
          if (taken.has(node)) continue
          taken.add(node)
          found.push({ node, piece: output.pieces[at + step]!, unitId: output.unitId.split(' ')[0]! })
        }
        index += to
      }
      return found
    },
  }
}
