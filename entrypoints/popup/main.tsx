import { render } from 'preact'
import { speakPageLanguage } from '../../lib/ui/speak-page-language'
import { App } from './app'
import { watchTabInFront } from './reading-buttons'
import { openPopup } from './state'

// What is stored is read before the first paint, in a few milliseconds: nothing jumps. The hardware arrives later, in place.
const popup = await openPopup()
speakPageLanguage(document)
render(<App popup={popup} />, document.getElementById('app') as HTMLElement)
void popup.probe()
void watchTabInFront()
