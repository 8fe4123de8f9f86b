/** What names of elements tell. Where there is a computed style, it says more about blocks and lines than these do. */

/** No text of theirs is ever read, and nobody is told. Brackets around readings (`rp`) are for browsers that know no ruby. */
export const SILENT = new Set(
  'script style noscript template link meta base param source noembed noframes metadata rp'.split(' '),
)

/** They stand in a line as one sign; what is in them is no part of the line. */
export const REPLACED = new Set(
  'img input textarea select video audio canvas object embed iframe frame meter progress datalist wbr svg'.split(
    ' ',
  ),
)

/** In a line wherever no style says otherwise: elements not displayed, items of flex containers. */
const PHRASING = new Set(
  (
    'a abbr acronym b bdi bdo big br button cite code data del dfn em font i ins kbd label mark math nobr output q ruby rb rt ' +
    's samp small span strike strong sub sup svg time tt u var wbr img input select picture map'
  ).split(' '),
)
export const isPhrasing = (tag: string): boolean => PHRASING.has(tag) || tag.includes('-')

/** Elements of a line that stay as they are. */
export const VERBATIM = new Set(['code', 'kbd', 'samp', 'var', 'tt'])

/** The elements of HTML that may have a shadow root; so may every custom one. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
)
export const canHostShadow = (tag: string): boolean => HOSTS.has(tag) || tag.includes('-')
