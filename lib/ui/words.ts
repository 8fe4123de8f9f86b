/**
 * Every visible word, by key, from `locales/*.yml`. Keys and the names of what stands in them are checked by the compiler, with the
 * types of @wxt-dev/i18n; its runtime has two more ways, which nobody here goes, and would be in every script on a page.
 */
import type { i18n } from '#i18n'
import { localeMessage } from '../settings/locale-message'

const say = (key: string, values: Record<string, string> = {}): string =>
  localeMessage(key.replaceAll('.', '_')).replaceAll(
    /\{(\w+)\}/g,
    (name, inside: string) => values[inside] ?? name,
  )

export const words = say as typeof i18n.t
