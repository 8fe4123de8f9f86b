import { render } from 'preact'
import { speakPageLanguage } from '../../lib/ui/speak-page-language'
import { WelcomeView } from '../../lib/ui/welcome/welcome-view'
import { words } from '../../lib/ui/words'
import { openWelcome } from './state'

const welcome = await openWelcome()
speakPageLanguage(document)
document.title = words('welcome.title')
render(<WelcomeView welcome={welcome} />, document.getElementById('app') as HTMLElement)
