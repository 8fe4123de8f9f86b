/** Where Gloss is found on a page, and the keys as this browser really has them. */
import type { ReadonlySignal } from '@preact/signals'
import type { Command } from '../../settings/commands'
import { COMMANDS } from '../shortcuts/entries'
import { words } from '../words'

interface Props {
  commands: ReadonlySignal<Command[]>
  openOptions(hash: string): void
}

export function UseStep({ commands, openOptions }: Props) {
  return (
    <section aria-labelledby="use">
      <h2 id="use">{words('welcome.use')}</h2>
      <ul class="points">
        <li>{words('welcome.useMenu')}</li>
        <li>{words('welcome.useButton')}</li>
        <li>{words('welcome.useKeys')}</li>
      </ul>
      <dl class="keys">
        {Object.values(COMMANDS).map(({ name, title }) => {
          const command = commands.value.find((one) => one.name === name)
          return (
            command && (
              <div key={name}>
                <dt>{title()}</dt>
                <dd class={command.keys ? '' : 'soft'}>
                  {command.keys ? <kbd>{command.keys}</kbd> : words('shortcuts.none')}
                </dd>
              </div>
            )
          )
        })}
      </dl>
      <p class="actions">
        <button type="button" onClick={() => openOptions('shortcuts')}>
          {words('welcome.useChange')}
        </button>
      </p>
    </section>
  )
}
