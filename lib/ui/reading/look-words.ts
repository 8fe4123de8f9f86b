import type { Mode, Theme } from '../../messaging/page-contract'
import { words } from '../words'

export const modeName = (mode: Mode): string =>
  mode === 'in-place' ? words('panel.inPlace') : words('panel.sideBySide')

const THEME_NAMES: Record<Theme, () => string> = {
  plain: () => words('pages.themePlain'),
  faded: () => words('pages.themeFaded'),
  underline: () => words('pages.themeUnderline'),
  bar: () => words('pages.themeBar'),
  blur: () => words('pages.themeBlur'),
}

export const themeName = (theme: Theme): string => THEME_NAMES[theme]()
