import { render } from 'preact'
import { speakPageLanguage } from '../../lib/ui/speak-page-language'
import { words } from '../../lib/ui/words'
import { App } from './app'
import { openOptions } from './state'

const options = await openOptions()
speakPageLanguage(document)
document.title = words('options.title')
render(<App options={options} />, document.getElementById('app') as HTMLElement)
