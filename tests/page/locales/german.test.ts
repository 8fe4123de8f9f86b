/** The longest words. */
import german from '../../../locales/de.yml?raw'
import { drawSurfaces } from './drawn-surfaces'

drawSurfaces(german, 'ltr')
