import arabic from '../../../locales/ar.yml?raw'
import { drawSurfaces } from './drawn-surfaces'

drawSurfaces(arabic, 'rtl')
