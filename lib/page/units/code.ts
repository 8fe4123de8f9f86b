/**
 * What is a program, and what is prose that only stands in a fixed-width font (a changelog, an RFC, a letter in `<pre>`): told
 * by its first lines. Pages name neither reliably; a monospaced font with white space kept is asked for before this is.
 */
import { peek } from './peek'
import {
  classesOf,
  dataOf,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
  parentOf,
  tagOf,
} from './safe-dom'

const SAMPLE_CHARACTERS = 3000
const SAMPLE_NODES = 600

const CODE_LINE = new RegExp(
  [
    String.raw`\s--[a-z][\w-]*|[;{}]\s*$|[)\]]\s*[,;]?\s*$(?<=\w\(.*)|=>`,
    String.raw`^\s*(?:#include|#!|#define|import |from \S+ import|package |using |def |class |fn |func |function |const |let |var )`,
    String.raw`^\s*(?:return\b|else\b|(?:if|for|while|switch|catch) ?\(|public |private |static |void |export |SELECT |INSERT )`,
    String.raw`^\s*(?:<[/!]?[a-z][^>]*>|//|/\*|\$ |>>> |@\w+|--[\w-]+|(?:sudo|npm|npx|pip|git|apt|brew|cargo|docker) )`,
    String.raw`^\s*["']?[\w.-]+["']?\s*(?::|:?=)\s*\S+\s*,?\s*$|[\w\])]\s?[-+*/|&]?=\s?["'\w[({]|::|\w->\w`,
  ].join('|'),
)
const PROSE_LINE = /(?:\p{L}[\p{L}\p{M}'’-]*[,;:]? ){4}\p{L}+|[\p{Script=Han}\p{Script=Hiragana}]{8}/u

/** As highlighters call their blocks. */
const CODE_CLASS =
  / (?:highlight\S*|sourceCode|source-code|prettyprint|codehilite|code-?block|hljs|shiki|prism\S*|language-\S+|lang-\S+|brush:\S*) /i

/** A `pre`, or anything else that keeps white space and is set in a monospaced font. */
export function isCode(element: Element): boolean {
  const parent = parentOf(element)
  const classes = classesOf(element) + (parent && isElement(parent) ? classesOf(parent) : '')
  if (CODE_CLASS.test(classes)) return true
  const children = childrenOf(element)
  if (children.length === 1 && children[0] === 'code') return true
  const { text } = peek(element, SAMPLE_CHARACTERS, SAMPLE_NODES)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const codeShare = share(lines, CODE_LINE)
  const proseShare = share(lines, PROSE_LINE)
  // Coloured word by word, as highlighters do.
  if (children.filter((tag) => tag === 'span').length >= 2) return proseShare < 0.5 || codeShare >= 0.4
  return codeShare >= 0.4 || (codeShare > 0 && proseShare < 0.2)
}

function share(lines: string[], pattern: RegExp): number {
  return lines.length === 0
    ? 0
    : lines.filter((line) => pattern.test(line.slice(0, 200))).length / lines.length
}

/** Names of the first of its children; of text that is no white space, ''. */
function childrenOf(element: Element): string[] {
  const names: string[] = []
  for (let child = firstChildOf(element); child && names.length < 16; child = nextSiblingOf(child)) {
    if (isElement(child)) names.push(tagOf(child))
    else if (isText(child) && dataOf(child).trim() !== '') names.push('')
  }
  return names
}
