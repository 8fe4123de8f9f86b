/** What is read: its title, what part of it, how long it is, in which language. */
import { directionOf } from '../../text/languages'
import { counted } from '../counted'
import { languageName, placeName } from '../format'
import { factsInRow } from '../in-a-row'
import { words } from '../words'
import type { Sheet } from './sheet'
import type { Source } from './source'

export function SourceHead({ sheet }: { sheet: Sheet }) {
  const source = sheet.source.value
  if (!source)
    return (
      <header class="head">
        <h1>{words('sidePanel.title')}</h1>
        <p class="soft">{words('sidePanel.nothingRead')}</p>
      </header>
    )
  const language = source.language ?? ''
  return (
    <header class="head" data-part="source" data-extent={source.extent}>
      <h1 lang={language} dir={directionOf(language)}>
        {source.title || placeName(source.address)}
      </h1>
      <p class="soft">{factsInRow(...factsOf(source))}</p>
      {source.extent === 'link' && (
        <p>
          <a href={source.address} target="_blank" rel="noreferrer noopener">
            {words('sidePanel.open')}
          </a>
        </p>
      )}
    </header>
  )
}

function factsOf({ extent, address, language, words: length }: Source): string[] {
  return [
    placeName(address),
    extentWords(extent),
    language ? languageName(language) : '',
    counted('sidePanel.words', length),
  ]
}

function extentWords(extent: Source['extent']): string {
  switch (extent) {
    case 'article':
      return words('sidePanel.article')
    case 'page':
      return words('sidePanel.page')
    case 'selection':
      return words('sidePanel.selection')
    case 'link':
      return words('sidePanel.link')
  }
}
