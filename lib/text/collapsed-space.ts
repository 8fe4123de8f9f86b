/**
 * White space of a page's source that is shown as one space, or as nothing: a line that ends between two letters of scripts that
 * write without spaces goes on in the next line (CSS Text 3, section 4.1.3). Not every browser draws it so; a model reads it so.
 */

const ZERO_WIDTH_SPACE = '\u200B'

/**
 * Blocks whose letters are East Asian Width F, W or H (UAX #11), Hangul and emoji left out: Han, kana, bopomofo, Yi, Tangut and the
 * like, their punctuation and their forms of other signs. In ranges, and short, for it goes into pages.
 */
const WIDE = String.raw`[\u2329\u232A\u2E80-\u2FFF\u3001-\u302D\u3030-\u303E\u3041-\u312F\u3190-\u31FF\u321F-\u325F\u327F-\uA4CF\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6B\uFF01-\uFF9F\uFFE0-\uFFE6\u{16FE0}-\u{1B2FF}\u{20000}-\u{3FFFF}]`
const ENDS_WIDE = new RegExp(`${WIDE}\\p{M}*$`, 'u')
const BEGINS_WIDE = new RegExp(`^${WIDE}`, 'u')
/** A letter with the marks on it, in UTF-16 units. */
const LONGEST_LETTER = 8

/** White space that collapses, and the zero-width space, which decides whether it is seen. */
export function isInGap(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11) || code === 0x200b
}

/**
 * What stands for white space between two texts.
 * @param gap all of it, in which text nodes it ever stands: nothing but what `isInGap` says
 */
export function collapsedSpace(gap: string, before: string, after: string): ' ' | '' {
  if (gap === ' ') return ' '
  const runs = gap.split(ZERO_WIDTH_SPACE)
  const spaces = runs.filter((run) => run !== '')
  if (spaces.length === 0) return ''
  if (!spaces.every((run) => /[\n\r]/.test(run))) return ' '
  const isBeside = runs.length > 1
  return isBeside || (ENDS_WIDE.test(before.slice(-LONGEST_LETTER)) && BEGINS_WIDE.test(after.slice(0, 2)))
    ? ''
    : ' '
}
