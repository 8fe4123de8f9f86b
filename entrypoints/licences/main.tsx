import { render } from 'preact'
import { LicencesView } from '../../lib/ui/licences/licences-view'
import { readParts } from '../../lib/ui/licences/parts'
import { Mark } from '../../lib/ui/mark'
import { speakPageLanguage } from '../../lib/ui/speak-page-language'
import { words } from '../../lib/ui/words'

const parts = await readParts()
speakPageLanguage(document)
document.title = words('licences.title')
render(
  <main class="licences">
    <h1>
      <Mark />
      {words('licences.heading')}
    </h1>
    <LicencesView parts={parts} />
  </main>,
  document.getElementById('app') as HTMLElement,
)
