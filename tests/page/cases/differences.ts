/**
 * Where a translated page is not as a case expects it, in words; nothing where it is.
 *
 * Each text is held against the same text of the page that nobody translated: in `translated` it has to be in upper case,
 * anywhere else the same. So what was missed, what was touched and should not have been, and what was moved all show.
 */
import type { Mode } from '../../../lib/page/translator/contract'
import type { PageCase } from '../../fixtures/cases/page-case'
import { inUpperCase } from '../../fixtures/test-engines'
import { attributesOf, isElement, isText, nameOf, parentOf, typeOf } from './prototype'
import { type RootOf, collapsed, findAll, nodesOf, oursOf, textOf } from './read-page'

export interface Reading {
  document: Document
  rootOf: RootOf
}

type Region = 'translated' | 'kept' | 'either' | 'told' | 'outside'

export function differences(expected: PageCase, mode: Mode, page: Reading, original: Reading): string[] {
  return [
    ...nodeDifferences(expected, mode, page, original),
    ...attributeDifferences(expected, page),
    ...(mode === 'in-place' ? inPlaceDifferences(expected, page) : besideDifferences(expected, page)),
  ]
}

/** Of every selector at least one element has to be there, or the case would prove nothing. */
export function missing(expected: PageCase, page: Reading): string[] {
  const {
    translated = [],
    kept = [],
    either = [],
    alone = [],
    inPlace = {},
    beside = {},
    attributes = {},
  } = expected
  const selectors = [
    ...translated,
    ...kept,
    ...either,
    ...alone,
    ...Object.keys(inPlace),
    ...Object.keys(beside),
  ]
  const owners = Object.keys(attributes).map((key) => key.slice(0, key.lastIndexOf('@')))
  return [...selectors, ...owners]
    .filter((selector) => findAll(page.document, selector, page.rootOf).length === 0)
    .map((selector) => `no ${selector}`)
}

function nodeDifferences(expected: PageCase, mode: Mode, page: Reading, original: Reading): string[] {
  const regionOf = regions(expected, mode, page)
  const nodes = [...nodesOf(page.document, page.rootOf)]
  const originals = [...nodesOf(original.document, original.rootOf)]
  const found: string[] = []
  for (const [index, { path, node }] of nodes.entries()) {
    const other = originals[index]
    if (other?.path !== path) return [...found, `${path} stands where ${other?.path ?? 'nothing'} stood`]
    const region = regionOf(node)
    if (isElement(node)) found.push(...changedAttributes(path, node, other.node as Element, expected, page))
    else if (region !== 'either' && region !== 'told') {
      const was = other.node.nodeValue ?? ''
      const shown = node.nodeValue ?? ''
      const is = expected.mayTurn ? withoutTurns(shown) : shown
      const wanted = region === 'translated' && isText(node) ? inUpperCase(was) : was
      if (is !== wanted) found.push(`${path} (${region}) is ${quoted(is)}, not ${quoted(wanted)}`)
    }
  }
  if (originals.length > nodes.length) found.push(`${originals[nodes.length]!.path} is gone`)
  return found
}

/** By the nearest element that a selector names. In bilingual mode what stands beside its text is the original. */
function regions(expected: PageCase, mode: Mode, page: Reading): (node: Node) => Region {
  const named = new Map<Node, Region>()
  const name = (selectors: string[], region: Region) => {
    for (const selector of selectors)
      for (const element of findAll(page.document, selector, page.rootOf)) named.set(element, region)
  }
  name(expected.either ?? [], 'either')
  if (mode === 'in-place') {
    name(expected.translated ?? [], 'translated')
    name(Object.keys(expected.inPlace ?? {}), 'told')
  } else name(expected.alone ?? [], 'translated')
  name(expected.kept ?? [], 'kept')
  return (node) => {
    for (let at: Node | null = node; at; at = outward(at)) {
      const region = named.get(at)
      if (region) return region
    }
    return 'outside'
  }
}

function outward(node: Node): Node | null {
  const parent = parentOf(node)
  if (parent) return parent
  if (typeOf(node) === Node.DOCUMENT_FRAGMENT_NODE) return (node as ShadowRoot).host ?? null
  return typeOf(node) === Node.DOCUMENT_NODE ? ((node as Document).defaultView?.frameElement ?? null) : null
}

/** Any attribute that no case tells of, but `lang`: it may say what the text now is. */
function changedAttributes(
  path: string,
  element: Element,
  original: Element,
  expected: PageCase,
  page: Reading,
): string[] {
  const is = attributesOf(element)
  const was = attributesOf(original)
  const told = (name: string) =>
    Object.keys(expected.attributes ?? {}).some(
      (key) =>
        key.endsWith(`@${name}`) &&
        findAll(page.document, key.slice(0, key.lastIndexOf('@')), page.rootOf).includes(element),
    )
  const says = (name: string) =>
    name === 'lang' ? is[name] === (expected.target ?? 'en') : name === 'dir' && expected.mayTurn === true
  return [...new Set([...Object.keys(is), ...Object.keys(was)])]
    .filter((name) => is[name] !== was[name] && !told(name) && !says(name))
    .map((name) => `${path}@${name} is ${quoted(is[name])}, not ${quoted(was[name])}`)
}

function attributeDifferences({ attributes = {} }: PageCase, page: Reading): string[] {
  return Object.entries(attributes).flatMap(([key, wanted]) => {
    const at = key.lastIndexOf('@')
    return findAll(page.document, key.slice(0, at), page.rootOf).flatMap((element) => {
      const is = attributesOf(element)[key.slice(at + 1)]
      return is === wanted ? [] : [`${key} is ${quoted(is)}, not ${quoted(wanted)}`]
    })
  })
}

function inPlaceDifferences({ inPlace = {} }: PageCase, page: Reading): string[] {
  const ours = [...oursOf(page.document, page.rootOf)].map((element) => `${nameOf(element)} is on the page`)
  const told = Object.entries(inPlace).flatMap(([selector, wanted]) =>
    findAll(page.document, selector, page.rootOf).flatMap((element) => {
      const is = textOf(element)
      return is === wanted ? [] : [`${selector} shows ${quoted(is)}, not ${quoted(wanted)}`]
    }),
  )
  return [...told, ...ours]
}

/** What stands beside in an element, in the order of the page. */
export const besideOf = (element: Element, rootOf: RootOf): string =>
  withoutTurns(collapsed([...oursOf(element, rootOf)].map((ours) => besideText(ours, rootOf)).join(' ')))

/** Of an element of ours: what it shows, its closed root included. */
function besideText(ours: Element, rootOf: RootOf): string {
  const root = rootOf(ours)
  return collapsed(
    [...(root?.querySelectorAll(':not(style)') ?? [])].length > 0 ? shownIn(root!) : (ours.textContent ?? ''),
  )
}

const shownIn = (root: ShadowRoot): string =>
  [...root.children]
    .filter(({ localName }) => localName !== 'style')
    .map(({ textContent }) => textContent)
    .join('')

function besideDifferences(expected: PageCase, page: Reading): string[] {
  const { translated = [], alone = [], either = [], beside = {} } = expected
  const exact = Object.entries(beside).map(
    ([selector, wanted]) => [selector, (text: string) => (text === wanted ? null : wanted)] as const,
  )
  const cased = translated
    .filter((selector) => !alone.includes(selector) && !either.includes(selector) && !(selector in beside))
    .map((selector) => [selector, null] as const)
  return [...exact, ...cased].flatMap(([selector, check]) =>
    findAll(page.document, selector, page.rootOf).flatMap((element) => {
      const is = besideOf(element, page.rootOf)
      // What is left as it is may stand in it in any case: only the letters are compared.
      const original = inUpperCase(textOf(element))
      const wanted = check
        ? check(is)
        : inUpperCase(is).replaceAll(/\s/gu, '') === original.replaceAll(/\s/gu, '')
          ? null
          : original
      return wanted === null ? [] : [`beside ${selector} stands ${quoted(is)}, not ${quoted(wanted)}`]
    }),
  )
}

/** Isolates: how words that run the other way are set apart in a text. */
const withoutTurns = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '')

const quoted = (text: string | null | undefined): string =>
  text === null || text === undefined
    ? 'nothing'
    : JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text)
