/**
 * A paragraph with its translation beside it, as it looks on a page: the same element under the same sheet. The original is in a
 * language that the reader's own is not.
 */
import { h } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Theme } from '../../messaging/page-contract'
import { BESIDE_NAME, createStyleSheets } from '../../page/write/style-sheet'
import { directionOf } from '../../text/languages'
import { words } from '../words'

const ORIGINALS = {
  fr: 'Elle lit la lettre deux fois, lentement, et rit.',
  en: 'She reads the letter twice, slowly, and laughs.',
}

export function ThemePreview({ theme }: { theme: Theme }) {
  useEffect(() => {
    const sheets = createStyleSheets()
    sheets.ensure(document)
    return () => sheets.remove()
  }, [])
  const own = words('locale')
  const foreign = own.startsWith('en') ? 'fr' : 'en'
  const translation = { 'data-place': 'block', 'data-theme': theme, lang: own, dir: directionOf(own) }
  return (
    <figure class="theme-preview" aria-label={words('reading.preview')}>
      <p lang={foreign} dir="ltr">
        {ORIGINALS[foreign]}
        {h(BESIDE_NAME, translation, words('reading.sample'))}
      </p>
    </figure>
  )
}
