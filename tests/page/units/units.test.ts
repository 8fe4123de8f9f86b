import { describe, expect, test } from 'vitest'
import { emptyPageAfterEach, linesOf } from './units-fixture'

emptyPageAfterEach()

const rows = (table: Record<string, [html: string, ...lines: string[]]>) =>
  test.each(Object.entries(table))('%s', (_, [html, ...lines]) => {
    expect(linesOf(html)).toEqual(lines)
  })

describe('a sentence in pieces', () => {
  rows({
    'the one of unit.ts': [
      '<p>Il a lu <a href="#">ce <b>livre</b></a> en <code>C</code>.</p>',
      'Il a lu |<link ce |<style livre>>| en |<verbatim _C>|.',
    ],
    'text before and after a block': [
      '<div>Some <span>inline text</span> here <div>A block</div> and after</div>',
      'Some |<style inline text>| here',
      'A block',
      'and after',
    ],
    'comments and empty nodes are no border': ['<p>One <!-- x -->two<!-- --> three</p>', 'One |two| three'],
    'an image between words': ['<p>Hello <img alt=""> world</p>', 'Hello |*world'],
    'a button in a sentence': ['<p>A note<button>more</button> here</p>', 'A note|<link more>| here'],
    'a link that is the paragraph': ['<p><a href="#">The whole thing</a></p>', '<link The whole thing>'],
    'a link around blocks': [
      '<div>Before <a href="#">Label <h3>Title here</h3><p>Text here</p></a> behind</div>',
      'Before',
      'Label',
      'Title here',
      'Text here',
      'behind',
    ],
    'footnotes, exponents and ordinals': [
      '<p>So they say<sup><a href="#n">[1]</a></sup> on the 4<sup>th</sup> of m<sup>2</sup></p>',
      'So they say|<verbatim _[1]>| on the 4|<style th>| of m|<verbatim _2>',
    ],
    'addresses as links': [
      '<p>Write to <a href="mailto:a@b.org">a@b.org</a> or see <a href="/x">https://b.org/x</a> today</p>',
      'Write to |<link <verbatim _a@b.org>>| or see |<link <verbatim _https://b.org/x>>| today',
    ],
    'people and topics as links': [
      '<p>Thanks to <a href="/a">@someone</a> for <a href="/b">#topic</a> here</p>',
      'Thanks to |<link <verbatim _@someone>>| for |<link <verbatim _#topic>>| here',
    ],
    'not to be translated, in a sentence': [
      '<p>Open the <span translate="no">Start</span> menu in <i class="notranslate">Windows</i></p>',
      'Open the |<verbatim _Start>| menu in |<verbatim _Windows>',
    ],
    'a label around its control': [
      '<label><input type="checkbox"> Remember <b>me</b></label>',
      '<link *Remember |<style me>>',
    ],
    'ruby: readings are no words': [
      '<p>これは<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です</p>',
      'これは|<style 漢字>|です',
    ],
    'an empty element is a sign': ['<p>Go <i class="x"></i> there <a id="y"></a></p>', 'Go |*there*'],
    'time and abbr are words': [
      '<p>On <time>7 May</time> the <abbr>WHO</abbr> met</p>',
      'On |<style 7 May>| the |<style WHO>| met',
    ],
    'hidden words in a sentence are for themselves': [
      '<p>Seen <span hidden>never seen</span> text</p>',
      'Seen |text',
      'never seen',
    ],
  })
})

describe('block or inline', () => {
  rows({
    'a span that is a block': [
      '<p>one thing<span style="display:block">two things</span></p>',
      'one thing',
      'two things',
    ],
    'a div that is inline': [
      '<div>one <div style="display:inline">and two</div> more</div>',
      'one |<style and two>| more',
    ],
    'display: contents': [
      '<div>one <x-y style="display:contents">and <i>two</i></x-y> more</div>',
      'one |<style and |<style two>>| more',
    ],
    'a drop cap': ['<p><span style="float:left">T</span>he quick fox</p>', '<initial T>|he quick fox'],
    'small capitals after a large letter': [
      '<p>F<span class="smallcaps">iending</span> for more</p>',
      'F|<style iending>| for more',
    ],
    'a float in a line does not cut it': [
      '<p>The line <span style="float:right">beside this</span> goes on</p>',
      'The line |*goes on',
      'beside this',
    ],
    'floats in a row': [
      '<div><div style="float:left">First here</div><div style="float:left">Second here</div></div>',
      'First here',
      'Second here',
    ],
    'words and elements in a flex container': [
      '<div style="display:flex">Read <a href="#">the manual</a> now</div>',
      'Read |<link the manual>| now',
    ],
    'blocks in a flex container': [
      '<div style="display:flex"><span>First thing</span><span>Second thing</span></div>',
      'First thing',
      'Second thing',
    ],
    'a link with an icon and a word': [
      '<p>See <a href="#" style="display:inline-flex"><svg></svg><span>the docs</span></a> first</p>',
      'See |<link *<style the docs>>| first',
    ],
    'badges without a space between': [
      '<div><span style="display:inline-block">New stuff</span><span style="display:inline-block">Hot stuff</span></div>',
      '<style New stuff>',
      'Hot stuff',
    ],
    'letters as boxes': [
      '<h1>' +
        'Hello'
          .split('')
          .map((c) => `<span style="display:inline-block">${c}</span>`)
          .join('') +
        '</h1>',
      '<style H>|<style e>|<style l>|<style l>|<style o>',
    ],
    'a custom element in a sentence': ['<p>An <x-em>odd</x-em> one</p>', 'An |<style odd>| one'],
    'links with signs between': [
      '<nav><a href="#">Home page</a> · <a href="#">About us</a> | <a href="#">1</a></nav>',
      'Home page',
      'About us',
    ],
    'a table, a list, a definition': [
      '<table><tr><td>Cell one<td>12</table><ul><li>Item one<ul><li>Item two</ul></ul><dl><dt>Term<dd>Meaning</dl>',
      'Cell one',
      'Item one',
      'Item two',
      'Term',
      'Meaning',
    ],
  })
})

describe('lines and white space', () => {
  rows({
    'two breaks end a unit': [
      '<p><font>One here.<br><br>Two here.<br> <br/>Three.</font></p>',
      'One here.',
      'Two here.',
      'Three.',
    ],
    'a break ends a line': ['<p>12 High Street<br>London</p>', '12 High Street*\n|London'],
    'a break in a sentence': ['<p>the quick fox<br>jumps over</p>', 'the quick fox |*jumps over'],
    'a break in a sentence, between marks': [
      '<p><b>the quick fox</b><br>jumps over</p>',
      '<style the quick fox>|* jumps over',
    ],
    'breaks at the ends': ['<p><br>Some words<br></p>', 'Some words'],
    'white space collapses': [
      '<p>\n  One \n <b> two </b>  <i>\tthree</i>\n</p>',
      'One |<style two >|<style three>',
    ],
    'no-break spaces stay in, and out at the ends': ['<p>&nbsp;One&nbsp;two&nbsp;</p>', 'One\u00A0two'],
    'soft hyphens and zero-width spaces go': ['<p>Donau&shy;dampf\u200Bschiff</p>', 'Donaudampfschiff'],
    'joined emoji and combining marks stay': ['<p>A 👩‍👩‍👧 cafe\u0301</p>', 'A 👩‍👩‍👧 cafe\u0301'],
    'kept white space': [
      '<div style="white-space:pre-wrap">One line\n\n  two <b>lines</b>\n</div>',
      'One line\n\n  two |<style lines>',
    ],
    'an empty line between two nodes': [
      '<pre>First part.\n\n<b>Second part</b> here.</pre>',
      'First part.',
      '<style Second part>| here.',
    ],
    'pre-line': ['<div style="white-space:pre-line">One   line \n  two</div>', 'One line\ntwo'],
  })
})
