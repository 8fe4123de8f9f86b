import { directionOf } from '../text/languages'
import { words } from './words'

/** A page of the extension says which language its words are in, and is laid out in the direction they are written. */
export function speakPageLanguage({ documentElement: root }: Document): void {
  root.lang = words('locale')
  root.dir = directionOf(root.lang)
}
