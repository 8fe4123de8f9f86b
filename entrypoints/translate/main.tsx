import { render } from 'preact'
import { speakPageLanguage } from '../../lib/ui/speak-page-language'
import { App } from './app'
import { openTranslatePage } from './state'

const page = await openTranslatePage(location.hash.slice(1))
speakPageLanguage(document)
render(<App page={page} />, document.getElementById('app') as HTMLElement)
if (!page.wasGivenText) document.querySelector('textarea')?.focus()
