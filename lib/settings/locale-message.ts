/** A message of the extension's `_locales`, in the language of the browser; empty where there is none. */
import { browser } from 'wxt/browser'

export const localeMessage = (name: string): string => browser.i18n.getMessage(name as never)
