/** Every visible word, by key, from `locales/*.yml`. Keys and the number of their substitutions are checked by the compiler. */
import { i18n } from '#i18n'

export const words = i18n.t
