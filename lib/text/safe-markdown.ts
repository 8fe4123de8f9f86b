/**
 * What a model writes, as plain data: a tree of paragraphs, lists and emphasised words for a surface to draw as text. Whatever
 * else there is, HTML, images, headings' signs, tables, addresses, stays text or falls away; nothing can become markup or a link.
 *
 *   text ─ lines ─► paragraphs and lists ─► words: text, strong, emphasis, code
 *
 * A subset of CommonMark 0.31.2. Text that streams in is drawn at any moment: an emphasis not closed yet is text.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }

export type MarkdownBlock =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; isOrdered: boolean; first: number; items: Inline[][] }
  | { kind: 'code'; text: string }

const BULLET = /^\s*[-*+•]\s+(?=\S)/
const NUMBER = /^\s*(\d{1,9})[.)]\s+(?=\S)/
const FENCE = /^\s*(`{3,}|~{3,})/
/** A heading or a quotation is a paragraph of its own here. */
const HEADING = /^\s*#{1,6}\s+/
const QUOTATION = /^\s*(?:>\s?)+/
const RULE = /^\s*(?:-\s*){3,}$|^\s*(?:\*\s*){3,}$|^\s*(?:_\s*){3,}$/

export function parseMarkdown(source: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  let open: string[] = []
  const closeParagraph = () => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', children: parseInline(open.join(' ')) })
    open = []
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const fence = FENCE.exec(line)?.[1]
    if (fence) {
      closeParagraph()
      const closes = lines.findIndex((other, index) => index > at && other.trim().startsWith(fence))
      const end = closes < 0 ? lines.length : closes
      blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') })
      at = end
    } else if (line.trim() === '' || RULE.test(line)) closeParagraph()
    else if (HEADING.test(line)) {
      closeParagraph()
      open.push(line.replace(HEADING, '').replace(/\s+#+\s*$/, ''))
      closeParagraph()
    } else if (BULLET.test(line) || NUMBER.test(line)) {
      closeParagraph()
      addItem(blocks, line, lines[at - 1]?.trim() === '')
    } else {
      const last = blocks.at(-1)
      const text = line.replace(QUOTATION, '').trim()
      // An indented line goes on with the item above it.
      if (open.length === 0 && last?.kind === 'list' && /^\s{2,}/.test(line))
        last.items.at(-1)!.push({ kind: 'text', text: ' ' }, ...parseInline(text))
      else open.push(text)
    }
  }
  closeParagraph()
  return blocks
}

function addItem(blocks: MarkdownBlock[], line: string, afterGap: boolean): void {
  const number = NUMBER.exec(line)
  const isOrdered = number !== null
  const children = parseInline(line.replace(isOrdered ? NUMBER : BULLET, '').trim())
  const last = blocks.at(-1)
  if (last?.kind === 'list' && last.isOrdered === isOrdered && !(afterGap && number?.[1] === '1'))
    last.items.push(children)
  else blocks.push({ kind: 'list', isOrdered, first: number ? Number(number[1]) : 1, items: [children] })
}

/** Deeper nesting than this is no emphasis any more. */
const MOST_DEPTH = 4

const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
    String.raw`(?<ticks>\x60+)(?<code>[^\x60][^]*?|[^\x60])(?<!\x60)\k<ticks>(?!\x60)`,
    String.raw`!?\[(?<label>[^\[\]]*)\]\((?<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)`,
    String.raw`(?<two>\*\*|__)(?=\S)(?<strong>[^]+?)(?<=\S)\k<two>`,
    String.raw`\*(?=[^\s*])(?<star>[^*]*?[^\s*])\*(?!\*)`,
    String.raw`(?<![\p{L}\p{N}_])_(?=[^\s_])(?<line>[^_]*?[^\s_])_(?![\p{L}\p{N}_])`,
  ].join('|'),
  'gu',
)

export function parseInline(source: string, depth = 0): Inline[] {
  const parts: Inline[] = []
  let at = 0
  const pushText = (text: string) => {
    const last = parts.at(-1)
    if (text === '') return
    if (last?.kind === 'text') last.text += text
    else parts.push({ kind: 'text', text })
  }
  for (const match of source.matchAll(INLINE)) {
    const { escaped, code, label, address, strong, star, line } = match.groups!
    pushText(source.slice(at, match.index))
    at = match.index + match[0].length
    const emphasis = star ?? line
    if (escaped !== undefined) pushText(escaped)
    else if (code !== undefined) parts.push({ kind: 'code', text: code.trim() || code })
    else if (label !== undefined) pushText(label.trim() || (address ?? ''))
    else if (depth >= MOST_DEPTH) pushText(match[0])
    else if (strong !== undefined) parts.push({ kind: 'strong', children: parseInline(strong, depth + 1) })
    else if (emphasis !== undefined)
      parts.push({ kind: 'emphasis', children: parseInline(emphasis, depth + 1) })
  }
  pushText(source.slice(at))
  return parts
}

/** Without any marks: for the clipboard, for comparing with the page. */
export function markdownText(blocks: readonly MarkdownBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'code') return block.text
      if (block.kind === 'paragraph') return inlineText(block.children)
      return block.items.map(inlineText).join('\n')
    })
    .join('\n')
}

export function inlineText(parts: readonly Inline[]): string {
  return parts.map((part) => ('text' in part ? part.text : inlineText(part.children))).join('')
}
