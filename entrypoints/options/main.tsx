import { render } from 'preact'
import { words } from '../../lib/ui/words'
import { App } from './app'
import { openOptions } from './state'

const options = await openOptions()
document.documentElement.lang = words('locale')
document.title = words('options.title')
render(<App options={options} />, document.getElementById('app') as HTMLElement)
