import { expect, test } from 'vitest'
import { escapeMarkdown, exportMarkdown, textFragment } from '../../../lib/text/export-markdown'
import { inlineText, parseInline } from '../../../lib/text/safe-markdown'

const QUOTES = ['The bridge [sic] fell.', 'It was *old*, they said.']
const ref = (sentence: number) => ({ passage: 'p0', sentence })

test('a summary with its sources', () => {
  const text = exportMarkdown(
    { title: 'Bridge # 1 <b>', address: 'https://example.org/a b?x=<y>#part' },
    [
      { text: 'The bridge fell.', citations: [ref(0)] },
      { text: '1. of May: it was old_and_weak.', citations: [ref(1), ref(0)] },
      { text: 'Nobody says this.', citations: [] },
    ],
    'list',
    ({ sentence }) => QUOTES[sentence]!,
    'Sources',
  )
  expect(text).toBe(
    String.raw`# Bridge \# 1 \<b\>

<https://example.org/a%20b?x=%3Cy%3E#part>

- The bridge fell.[^1]
- 1\. of May: it was old\_and\_weak.[^2][^1]
- Nobody says this.

## Sources

[^1]: [The bridge \[sic\] fell.](<https://example.org/a%20b?x=%3Cy%3E#:~:text=The%20bridge%20%5Bsic%5D%20fell.>)
[^2]: [It was \*old\*, they said.](<https://example.org/a%20b?x=%3Cy%3E#:~:text=It%20was%20%2Aold%2A%2C%20they%20said.>)
`,
  )
})

test('what is escaped reads as itself', () => {
  const odd = '# [a](b) **c** `d` <e> \\ _f_ ~~g~~ ![h](i) | & $'
  expect(inlineText(parseInline(escapeMarkdown(odd)))).toBe(odd)
  expect(escapeMarkdown('- a\n\n# b')).toBe(String.raw`\- a \# b`)
})

test('a long quotation is addressed by its ends', () => {
  const long = Array.from({ length: 20 }, (_, at) => `w${at}`).join(' ')
  expect(textFragment('https://example.org/#top', long)).toBe(
    'https://example.org/#:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19',
  )
  expect(textFragment('https://example.org/', 'well-known')).toContain('text=well%2Dknown')
})
