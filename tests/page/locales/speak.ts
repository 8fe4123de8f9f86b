/** Puts a page of a test into one of the ten languages after another, as an extension's page is in one for its whole life. */
import '../../fixtures/page-words'
import { vi } from 'vitest'
import { speakPageLanguage } from '../../../lib/ui/speak-page-language'
import { getMessageFrom, messagesOf } from '../../fixtures/locale-words'

const files = import.meta.glob<string>('../../../locales/*.yml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Every language by its tag: `pt-BR`. */
export const languages = new Map(
  Object.values(files).map((yaml) => {
    const messages = messagesOf(yaml)
    return [messages['locale']!, messages] as const
  }),
)

export function speak(locale: string): void {
  const world = globalThis as unknown as { chrome: Record<string, unknown> }
  world.chrome['i18n'] = { getMessage: getMessageFrom(languages.get(locale)!) }
  // The surfaces keep the names and the plural rules of the first language they spoke.
  vi.restoreAllMocks()
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  const rules = new Intl.PluralRules(locale)
  const nameOf = names.of.bind(names)
  const select = rules.select.bind(rules)
  const categoryOf = (count: unknown) => select(count as number)
  vi.spyOn(Intl.DisplayNames.prototype, 'of').mockImplementation(nameOf)
  vi.spyOn(Intl.PluralRules.prototype, 'select').mockImplementation(categoryOf)
  speakPageLanguage(document)
}
