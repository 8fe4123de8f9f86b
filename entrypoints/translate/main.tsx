import { render } from 'preact'
import { words } from '../../lib/ui/words'
import { App } from './app'
import { openTranslatePage } from './state'

const page = await openTranslatePage(location.hash.slice(1))
document.documentElement.lang = words('locale')
render(<App page={page} />, document.getElementById('app') as HTMLElement)
if (!page.wasGivenText) document.querySelector('textarea')?.focus()
