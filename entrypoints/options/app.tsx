import { useLayoutEffect, useRef } from 'preact/hooks'
import { AdvancedPage } from '../../lib/ui/advanced/advanced-page'
import { GeneralPage } from '../../lib/ui/general/general-page'
import { LanguagesPage } from '../../lib/ui/languages/languages-page'
import { Mark } from '../../lib/ui/mark'
import { ModelsPage } from '../../lib/ui/models/models-page'
import { leadToSetting } from '../../lib/ui/options/lead-to-setting'
import { matterName } from '../../lib/ui/options/matter-name'
import { MATTERS } from '../../lib/ui/options/matters'
import { SearchBox } from '../../lib/ui/options/search-box'
import { ThemePreview } from '../../lib/ui/page/theme-preview'
import { PrivacyPage } from '../../lib/ui/privacy/privacy-page'
import { ReadingPage } from '../../lib/ui/reading/reading-page'
import { ShortcutsPage } from '../../lib/ui/shortcuts/shortcuts-page'
import { words } from '../../lib/ui/words'
import type { Options } from './state'

export function App({ options }: { options: Options }) {
  const main = useRef<HTMLElement>(null)
  const place = options.place.value
  const { matter } = place
  useLayoutEffect(() => {
    if (place.setting !== null && main.current) leadToSetting(main.current, place.setting)
  }, [place])
  return (
    <div class="options">
      <header class="rail">
        <p class="brand">
          <Mark />
          {words('options.name')}
        </p>
        <nav aria-label={words('options.rail')}>
          {MATTERS.map((one) => (
            <a key={one} href={`#${one}`} aria-current={one === matter ? 'page' : undefined}>
              {matterName(one)}
            </a>
          ))}
        </nav>
        <p class="rail-foot">
          <a href="/licences.html">{words('licences.heading')}</a>
        </p>
      </header>
      <div class="page">
        <SearchBox search={options.search} />
        <main ref={main}>
          <h1>{matterName(matter)}</h1>
          <Page options={options} />
        </main>
      </div>
    </div>
  )
}

function Page({ options }: { options: Options }) {
  const { choices, models, own, browserLanguage } = options
  switch (options.place.value.matter) {
    case 'general':
      return <GeneralPage choices={choices} models={models} browserLanguage={browserLanguage} />
    case 'languages':
      return <LanguagesPage choices={choices} models={models} />
    case 'models':
      return <ModelsPage state={models} own={own} />
    case 'reading':
      return <ReadingPage choices={choices} Preview={ThemePreview} />
    case 'privacy':
      return <PrivacyPage models={models} privacy={options.privacy} />
    case 'shortcuts':
      return <ShortcutsPage {...options} />
    case 'advanced':
      return <AdvancedPage {...options} />
  }
}
