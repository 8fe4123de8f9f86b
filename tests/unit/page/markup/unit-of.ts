import { ownTexts } from '../../../../lib/page/markup/own-texts'
import type { InPlace, SentencePair, UnitTranslation } from '../../../../lib/page/markup/placement'
/**
 * A unit as the walk would make it, written as markup: `<a>` link, `<b> <i>` style, `<code>` verbatim, `<f>` initial, `<img>` and
 * `<br>` points; `|` ends a text node. No DOM: elements and nodes are stand-ins that nothing may touch.
 */
import type { Mark, MarkKind, Slot, TextUnit } from '../../../../lib/page/units/unit'
import { sentences } from '../../../../lib/text/sentences'

const KINDS: Record<string, MarkKind> = {
  a: 'link',
  b: 'style',
  i: 'style',
  code: 'verbatim',
  f: 'initial',
}

const untouchable = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`a page's node was asked for ${String(name)}`)
    },
  },
)

type Piece = { text: string } | { tag: string } | { point: string }

export function piecesOf(markup: string): Piece[] {
  return (markup.match(/<\/?\w+>|\||[^<|]+/g) ?? [])
    .filter((piece) => piece !== '|')
    .map((piece) => {
      if (!piece.startsWith('<')) return { text: piece }
      const name = /\w+/.exec(piece)![0]
      return name === 'img' || name === 'br' ? { point: name } : { tag: piece }
    })
}

export function unitOf(markup: string, language: string | null = 'en'): TextUnit {
  const slots: Slot[] = []
  const marks: (Mark & { slots: [number, number] })[] = []
  const open: (Mark & { slots: [number, number] })[] = []
  let text = ''
  // White space that ends a node is of the text only if more follows.
  let pending: Slot | null = null
  const settle = () => {
    if (!pending) return
    text += ' '
    pending.end += 1
    for (const slot of slots.slice(slots.indexOf(pending) + 1)) {
      slot.start += 1
      slot.end += 1
    }
    pending.after = pending.after.slice(1)
    pending = null
  }
  const elementOf = () => untouchable as unknown as Element
  for (const piece of piecesOf(markup)) {
    if ('text' in piece) {
      const core = piece.text.trim()
      const [lead, trail] =
        core === '' ? [piece.text, ''] : [/^\s*/.exec(piece.text)![0], /\s*$/.exec(piece.text)![0]]
      if (core !== '' && pending) settle()
      const slot: Slot = {
        node: untouchable as unknown as Text,
        start: text.length,
        end: text.length,
        before: lead,
        after: trail,
        isFixed: open.some(({ kind }) => kind === 'verbatim'),
      }
      slots.push(slot)
      if (core === '') {
        if (lead !== '' && text !== '' && !/\s$/.test(text) && !pending) {
          slot.before = ''
          slot.after = lead
          pending = slot
        }
        continue
      }
      if (lead !== '' && text !== '' && !/\s$/.test(text)) {
        text += ' '
        slot.before = ''
      }
      text += core.replace(/[ \t\r\n\f]+/g, ' ')
      slot.end = text.length
      if (slot.before === '') slot.start = Math.min(slot.start, text.length)
      if (trail !== '') pending = slot
      continue
    }
    if ('point' in piece) {
      const start = text.length
      if (piece.point === 'br') {
        pending = null
        text += '\n'
      }
      marks.push({
        element: elementOf(),
        kind: 'point',
        start,
        end: text.length,
        slots: [slots.length, slots.length],
      })
      continue
    }
    const name = /\w+/.exec(piece.tag)![0]
    if (!piece.tag.startsWith('</')) {
      const mark = {
        element: elementOf(),
        kind: KINDS[name]!,
        start: text.length,
        end: text.length,
        slots: [slots.length, slots.length] as [number, number],
      }
      marks.push(mark)
      open.push(mark)
    } else {
      const mark = open.pop()!
      mark.end = Math.max(text.length, mark.start)
      mark.slots[1] = slots.length
    }
  }
  // A mark begins at its first node's words and ends with what its last node got.
  for (const mark of marks) {
    if (mark.kind === 'point' || mark.slots[0] === mark.slots[1]) continue
    mark.start = slots[mark.slots[0]]!.start
    mark.end = slots[mark.slots[1] - 1]!.end
  }
  return {
    kind: 'text',
    id: 'unit',
    container: elementOf(),
    root: untouchable as unknown as Document,
    text,
    language,
    isHidden: false,
    slots,
    marks,
    keepsLines: false,
    wrapsAt: null,
    lastChild: null,
  }
}

/** The unit with other words in its nodes, as markup again, white space collapsed. */
export function render(markup: string, unit: TextUnit, { words }: Pick<InPlace, 'words'>): string {
  let slot = 0
  return piecesOf(markup)
    .map((piece) => {
      if ('tag' in piece) return piece.tag
      if ('point' in piece) return `<${piece.point}>`
      const { before, after } = unit.slots[slot]!
      return before + words[slot++]! + after
    })
    .join('')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim()
}

export type Engine = (text: string) => string

/** What the page translator would hand over: each sentence and each of the marks' own texts, translated alone. */
export function translate(unit: TextUnit, engine: Engine): UnitTranslation {
  const pairs: SentencePair[] = []
  let at = 0
  for (const { text, after } of sentences(unit.text, unit.language ?? 'en')) {
    pairs.push({ start: at, end: at + text.length, text: engine(text), after })
    at += text.length + after.length
  }
  return { sentences: pairs, own: ownTexts(unit).texts.map(engine) }
}

/** An engine that knows some texts, in either case, and answers anything else as it is. */
export function knows(texts: Record<string, string>): Engine {
  return (text) => texts[text] ?? text
}
