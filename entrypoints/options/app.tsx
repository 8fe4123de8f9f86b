import { EngineCard } from '../../lib/ui/cards/engine-card'
import { HardwareCard } from '../../lib/ui/cards/hardware-card'
import { Mark } from '../../lib/ui/mark'
import { EngineSettings } from '../../lib/ui/models/engine-settings'
import { ModelsPage } from '../../lib/ui/models/models-page'
import { PagesSettings } from '../../lib/ui/pages/pages-settings'
import { words } from '../../lib/ui/words'
import { MATTERS, type Matter } from './matters'
import type { Options } from './state'

export function App({ options }: { options: Options }) {
  const matter = options.matter.value
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
      <main>
        <input
          type="search"
          class="search"
          spellcheck={false}
          aria-label={words('options.search')}
          placeholder={words('options.search')}
          value={options.models.filters.value.search}
          onInput={(event) => options.search(event.currentTarget.value)}
        />
        {matter === 'models' && <ModelsPage state={options.models} own={options.own} />}
        {matter === 'pages' && (
          <div class="engine-page">
            <h1>{words('pages.title')}</h1>
            <PagesSettings state={options.pages} />
          </div>
        )}
        {matter === 'engine' && <EnginePage options={options} />}
      </main>
    </div>
  )
}

function EnginePage({ options }: { options: Options }) {
  return (
    <div class="engine-page">
      <h1>{words('engineSettings.title')}</h1>
      <section class="cards" aria-label={words('engineSettings.now')}>
        <EngineCard
          status={options.status.value}
          retrying={options.retrying.value}
          retry={(model) => void options.retry(model)}
        />
        <HardwareCard hardware={options.hardware.value} />
      </section>
      <EngineSettings state={options.models} />
    </div>
  )
}

function matterName(matter: Matter): string {
  switch (matter) {
    case 'models':
      return words('options.models')
    case 'pages':
      return words('options.pages')
    case 'engine':
      return words('options.engine')
  }
}
