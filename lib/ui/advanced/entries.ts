import { entriesOf } from '../options/entry'
import { words } from '../words'

export const ADVANCED = entriesOf('advanced', {
  now: {
    title: () => words('engineSettings.now'),
    about: () => [words('engine.title'), words('hardware.title')],
  },
  mirror: {
    title: () => words('engineSettings.host'),
    why: () => words('engineSettings.hostWhy'),
    about: () => [words('offer.hub')],
  },
  idle: { title: () => words('engineSettings.idle'), why: () => words('engineSettings.idleWhy') },
  device: {
    title: () => words('engineSettings.overrides'),
    why: () => words('engineSettings.overridesWhy'),
    about: () => [words('engine.theProcessor'), words('engine.theAdapter')],
  },
  verdicts: {
    title: () => words('engineSettings.measured'),
    why: () => words('engineSettings.measuredWhy'),
    about: () => [words('engineSettings.forgetAll')],
  },
  transfer: {
    title: () => words('transfer.title'),
    why: () => words('transfer.why'),
    about: () => [words('transfer.export'), words('transfer.import')],
  },
  reset: { title: () => words('transfer.reset'), why: () => words('transfer.resetWhy') },
  erase: {
    title: () => words('erase.title'),
    why: () => words('erase.why'),
    about: () => [words('erase.start'), words('erase.settings'), words('erase.translations')],
  },
})
