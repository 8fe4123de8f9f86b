/** The page after the installation: what Gloss is, what it never does, a text to try it on, and what can be chosen, in that order. */
import type { ReadonlySignal } from '@preact/signals'
import type { Command } from '../../settings/commands'
import { Mark } from '../mark'
import type { ChoicesState } from '../options/choices-state'
import type { TargetLanguage } from '../target-language'
import type { Translator } from '../translator/translator'
import { words } from '../words'
import { LanguageStep } from './language-step'
import { PermissionStep } from './permission-step'
import { TryIt } from './try-it'
import { UseStep } from './use-step'

export interface Welcome {
  /** Holds the starter's text, from its language into its other. */
  translator: Translator
  language: TargetLanguage
  choices: ChoicesState
  commands: ReadonlySignal<Command[]>
  /** At one of their pages, the part of the address behind `#`. */
  openOptions(hash: string): void
}

export function WelcomeView({ welcome }: { welcome: Welcome }) {
  const { openOptions } = welcome
  return (
    <main class="welcome">
      <header>
        <h1>
          <Mark />
          {words('welcome.title')}
        </h1>
        <p>{words('welcome.what')}</p>
      </header>
      <TryIt translator={welcome.translator} />
      <section aria-labelledby="never">
        <h2 id="never">{words('welcome.never')}</h2>
        <ul class="points">
          <li>{words('welcome.neverSend')}</li>
          <li>{words('welcome.neverRead')}</li>
          <li>{words('welcome.neverFetch')}</li>
          <li>{words('welcome.neverCount')}</li>
        </ul>
      </section>
      <UseStep commands={welcome.commands} openOptions={openOptions} />
      <LanguageStep
        language={welcome.language}
        openModels={(target) => openOptions(`models?${new URLSearchParams({ target })}`)}
      />
      <PermissionStep choices={welcome.choices} />
      <footer>
        <p>{words('welcome.over')}</p>
        <p>
          <button type="button" onClick={() => openOptions('')}>
            {words('welcome.options')}
          </button>
        </p>
      </footer>
    </main>
  )
}
