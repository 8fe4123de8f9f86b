import type { TextUnit } from '../units/unit'
/** Puts laid sentences together: the words of every slot, white space between sentences where the original has it. */
import type { Lay } from './align'
import type { InPlace, SentencePair, SentencePart } from './placement'
import { spaceBetween } from './spacing'

export interface LaidText {
  text: string
  lays: Lay[]
}

export function assemble(unit: TextUnit, pairs: SentencePair[], laid: LaidText[]): Omit<InPlace, 'rung'> {
  const words = unit.slots.map(() => '')
  const parts: SentencePart[] = []
  const append = (slot: number, text: string) => {
    words[slot] += text
  }
  for (const [sentence, { lays }] of laid.entries()) {
    for (const { slot, text } of lays) {
      if (text === '') continue
      const start = words[slot]!.length
      append(slot, text)
      const last = parts.at(-1)
      if (last?.sentence === sentence && last.slot === slot) last.end = words[slot]!.length
      else parts.push({ sentence, slot, start, end: words[slot]!.length })
    }
    const end = pairs[sentence]!.end
    const next = pairs[sentence + 1]
    if (!next) break
    const original = unit.text.slice(end, next.start)
    const space = { start: end, end: next.start }
    const between = spaceBetween(laid[sentence]!.text, unit, space, laid[sentence + 1]!.text)
    if (original === '') {
      const slot = lays.at(-1)?.slot ?? 0
      if (!unit.slots[slot]!.isFixed) append(slot, between)
      continue
    }
    for (const [at, slot] of unit.slots.entries()) {
      const space = unit.text.slice(Math.max(slot.start, end), Math.min(slot.end, next.start))
      if (slot.start < next.start && slot.end > end && (between !== '' || slot.isFixed)) append(at, space)
    }
  }
  return keepFixed(unit, words, parts)
}

/** A fixed node stays as it is to the character; what white space it has at its ends, its neighbours leave out. */
function keepFixed(unit: TextUnit, words: string[], parts: SentencePart[]): Omit<InPlace, 'rung'> {
  for (const [at, slot] of unit.slots.entries()) {
    if (!slot.isFixed) continue
    const text = unit.text.slice(slot.start, slot.end)
    const moved = text.indexOf(words[at]!)
    words[at] = text
    for (const part of parts) {
      if (part.slot !== at || moved <= 0) continue
      part.start += moved
      part.end += moved
    }
    const following = words.findIndex((other, index) => index > at && other !== '')
    if (following < 0 || unit.keepsLines || !/\s$/.test(text) || unit.slots[following]!.isFixed) continue
    const cut = /^\s*/.exec(words[following]!)![0].length
    words[following] = words[following]!.slice(cut)
    for (const part of parts) {
      if (part.slot !== following) continue
      part.start = Math.max(0, part.start - cut)
      part.end = Math.max(part.start, part.end - cut)
    }
  }
  return { words, parts }
}
