/**
 * Which text of a page is its article, found by Readability as in Firefox's reader view.
 *
 *   page ─ flat copy of the page's own words ─► Readability ─► what is left of the copy ─► the page's text nodes
 *
 * Readability works on nodes and tears them apart, so it gets a copy: shadow trees laid out, nothing that is not seen, nothing
 * of ours. Its parse begins anew with looser rules when it finds little, and for that puts the body back from HTML; here the
 * body is put back from nodes instead, so that every text node of the copy is still known, and no page's Trusted Types are asked.
 */
import { Readability } from '@mozilla/readability'
import {
  attributeOf,
  dataOf,
  firstChildOf,
  implementationOf,
  isText,
  nextSiblingOf,
  tagOf,
  titleOf,
} from '../units/safe-dom'
import type { FlatVisitor } from './walk-flat'

export interface MainContent {
  title: string
  nodes: Set<Text>
}

/** What Readability weighs: names that speak ("sidebar", "article"), roles, where links lead. */
const WEIGHED = ['id', 'class', 'role', 'rel', 'href', 'itemprop', 'itemtype', 'dir', 'lang']
/**
 * Words in names of what stands inside articles and is no part of them; Readability knows sidebars and comments, and keeps
 * these. Only around little text: a page's outermost box may be `has-ads`.
 */
const FURNITURE =
  /(?:^|[\s_-])(?:ads?|advert|advertis\w*|anzeige|reklama|sponsor\w*|promo|newsletter|subscribe|cookies?|share|sharing|social|date|byline)(?:$|[\s_-])/i
const MOST_FURNITURE_CHARACTERS = 300
/** Above it a parse takes seconds, and what is found is not what is meant by an article. */
const MOST_ELEMENTS = 60_000

export interface PageCopy extends FlatVisitor {
  /** Null: there is no article in it that stands out. */
  mainContent(): MainContent | null
}

export function copyPage(live: Document, wordsOf: (node: Text) => string): PageCopy {
  const copy = implementationOf(live).createHTMLDocument(titleOf(live))
  for (const meta of Document.prototype.querySelectorAll.call(live, 'head meta')) {
    const like = copy.createElement('meta')
    for (const name of ['name', 'property', 'content']) copyAttribute(meta, like, name)
    copy.head.append(like)
  }
  const originals = new Map<Node, Text>()
  const open = [{ like: copy.body as Element, from: 0 }]
  let elements = 0
  let characters = 0
  return {
    enter(element, isInline) {
      elements++
      const tag = tagOf(element)
      if (tag === 'html' || tag === 'body') return
      // Its own name says nothing to Readability, which knows blocks by theirs.
      const name = tag.includes('-') || tag === 'slot' ? (isInline ? 'span' : 'div') : tag
      const like = copy.createElement(/^[a-z][a-z0-9]*$/.test(name) ? name : 'div')
      for (const attribute of WEIGHED) copyAttribute(element, like, attribute)
      open.at(-1)!.like.append(like)
      open.push({ like, from: characters })
    },
    leave(element) {
      const tag = tagOf(element)
      if (tag === 'html' || tag === 'body') return
      const { like, from } = open.pop()!
      if (characters - from <= MOST_FURNITURE_CHARACTERS && isFurniture(element, tag)) like.remove()
    },
    text(node) {
      const like = copy.createTextNode(wordsOf(node))
      originals.set(like, node)
      open.at(-1)!.like.append(like)
      characters += dataOf(node).trim().length
    },
    mainContent() {
      if (elements > MOST_ELEMENTS) return null
      putBackFromNodes(copy.body, originals)
      const article = new Readability<Node>(copy, {
        serializer: (node) => node,
        disableJSONLD: true,
        keepClasses: true,
      }).parse()
      if (!article?.content) return null
      const nodes = new Set<Text>()
      for (const node of textsIn(article.content)) {
        const original = originals.get(node)
        if (original) nodes.add(original)
      }
      return { title: article.title ?? '', nodes }
    },
  }
}

function isFurniture(element: Element, tag: string): boolean {
  return tag === 'form' || ['class', 'id'].some((name) => FURNITURE.test(attributeOf(element, name) ?? ''))
}

function copyAttribute(from: Element, to: Element, name: string): void {
  const value = attributeOf(from, name)
  if (value !== null) to.setAttribute(name, value)
}

/** The body's `innerHTML` as a copy of its nodes: Readability reads it once and sets it before each further attempt. */
function putBackFromNodes(body: HTMLElement, originals: Map<Node, Text>): void {
  const kept = body.cloneNode(true)
  keepOriginals(body, kept, originals)
  Object.defineProperty(body, 'innerHTML', {
    get: () => '',
    set: () => {
      const again = kept.cloneNode(true)
      keepOriginals(kept, again, originals)
      body.replaceChildren(...again.childNodes)
    },
  })
}

/** Both trees are alike, node by node. */
function keepOriginals(known: Node, alike: Node, originals: Map<Node, Text>): void {
  const others = textsIn(alike)
  for (const node of textsIn(known)) {
    const { value } = others.next()
    const original = originals.get(node)
    if (value && original) originals.set(value, original)
  }
}

function* textsIn(node: Node): Generator<Node, undefined> {
  if (isText(node)) yield node
  for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) yield* textsIn(child)
}
