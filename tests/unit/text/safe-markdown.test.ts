import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Inline, markdownText, parseInline, parseMarkdown } from '../../../lib/text/safe-markdown'

/** `b(…)` strong, `i(…)` emphasis, `c(…)` code: short to read. */
const short = (parts: Inline[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'code') return `c(${part.text})`
      return `${part.kind === 'strong' ? 'b' : 'i'}(${short(part.children)})`
    })
    .join('')

test.each([
  ['**bold** and *thin* and _thin_', 'b(bold) and i(thin) and i(thin)'],
  ['**bold *and* thin**', 'b(bold i(and) thin)'],
  ['`**code**` and ``a ` b``', 'c(**code**) and c(a ` b)'],
  ['snake_case_name, 2 * 3 * 4, **', 'snake_case_name, 2 * 3 * 4, **'],
  ['[the mayor](https://example.org/a_(b)) said', 'the mayor said'],
  ['![a cat](javascript:alert(1)) [x](data:text/html,y "t")', 'a cat x'],
  ['[](https://example.org)', 'https://example.org'],
  ['not yet **closed', 'not yet **closed'],
  [String.raw`\*stars\* and \<b\>`, '*stars* and <b>'],
  ['<img src=x onerror=alert(1)> &lt; <b>', '<img src=x onerror=alert(1)> &lt; <b>'],
  ['数は**三つ**です。', '数はb(三つ)です。'],
])('%s', (source, tree) => {
  expect(short(parseInline(source))).toBe(tree)
})

describe('blocks', () => {
  test('paragraphs, lists, headings as paragraphs', () => {
    const blocks = parseMarkdown(
      '# Title #\nOne line\ngoes on.\n\n- a\n- **b**\n  more of b\n* c\n\n3. three\n4) four\n\n---\n> quoted\n',
    )
    expect(
      blocks.map((block) =>
        block.kind === 'list'
          ? `${block.isOrdered ? `${block.first}.` : '-'} ${block.items.map(short).join(' / ')}`
          : block.kind === 'code'
            ? `code ${block.text}`
            : short(block.children),
      ),
    ).toEqual(['Title', 'One line goes on.', '- a / b(b) more of b / c', '3. three / four', 'quoted'])
  })

  test('a fence holds its lines as they are, to the end where it is not closed', () => {
    expect(parseMarkdown('```js\n# a\n- b\n```\nafter')).toEqual([
      { kind: 'code', text: '# a\n- b' },
      { kind: 'paragraph', children: [{ kind: 'text', text: 'after' }] },
    ])
    expect(parseMarkdown('~~~\nx')).toEqual([{ kind: 'code', text: 'x' }])
  })
})

test('anything at all gives a tree of known kinds, in little time', () => {
  const piece = fc.constantFrom(
    '**',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '\n',
    '- ',
    '1. ',
    '\\',
    '<b>',
    'word',
    ' ',
    '橋',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const blocks = parseMarkdown(pieces.join(''))
      for (const block of blocks) expect(['paragraph', 'list', 'code']).toContain(block.kind)
      // Words are never lost.
      const words = (text: string) => text.match(/word|橋/g)?.length ?? 0
      const fenced = pieces.join('').includes('```')
      const linked = /\]\(/.test(pieces.join(''))
      if (!fenced && !linked) expect(words(markdownText(blocks))).toBe(words(pieces.join('')))
    }),
  )
})
