/**
 * White space of a page's source that is shown as one space, or as nothing: a line that ends between two letters of scripts that
 * write without spaces goes on in the next line (CSS Text 3, section 4.1.3). Not every browser draws it so; a model reads it so.
 */

const ZERO_WIDTH_SPACE = '\u200B'

/** East Asian Width F, W or H (UAX #11), Hangul and emoji left out: Han, kana, bopomofo, Yi and the like, and their punctuation. */
const WIDE = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Yi}\p{sc=Tang}\p{sc=Nshu}\p{sc=Kits}\u2329\u232A\u2FF0-\u2FFF\u3001-\u302D\u3030-\u303E\u3099-\u309C\u30A0-\u312F\u3190-\u31E3\u321F-\u3247\u3250-\u325F\u327F-\u33FF\uFE10-\uFE19\uFE30-\uFE6B\uFF01-\uFF9F\uFFE0-\uFFE6]`
const ENDS_WIDE = new RegExp(`${WIDE}\\p{M}*$`, 'u')
const BEGINS_WIDE = new RegExp(`^${WIDE}`, 'u')
/** A letter with the marks on it, in UTF-16 units. */
const LONGEST_LETTER = 8

const LINE_END = new RegExp(`${WIDE}\\p{M}*[ \\t\\f]*[\\n\\r][ \\t\\f\\n\\r]*${WIDE}`, 'u')

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

/** Whether a line of the source ends between two letters that are written without a space. */
export function hasBrokenLine(source: string): boolean {
  return LINE_END.test(source)
}
