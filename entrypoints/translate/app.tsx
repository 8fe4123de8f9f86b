import { Mark } from '../../lib/ui/mark'
import { NetworkNote } from '../../lib/ui/network-note'
import { TranslatorView } from '../../lib/ui/translator/translator-view'
import { words } from '../../lib/ui/words'
import type { TranslatePage } from './state'

export function App({ page }: { page: TranslatePage }) {
  return (
    <main class="translate-page">
      <header>
        <h1>
          <Mark />
          {words('translate.title')}
        </h1>
      </header>
      {page.notice && <p class="notice soft">{page.notice}</p>}
      <TranslatorView translator={page.translator} wide />
      <footer class="soft">
        <NetworkNote
          network={page.network.value}
          isFetching={page.translator.offer.value?.phase.value.name === 'downloading'}
        />
      </footer>
    </main>
  )
}
