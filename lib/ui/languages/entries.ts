import { entriesOf } from '../options/entry'
import { words } from '../words'

export const LANGUAGES = entriesOf('languages', {
  permission: { title: () => words('pages.permission'), why: () => words('pages.permissionWhy') },
  offer: { title: () => words('pages.offer') },
  alwaysLanguages: { title: () => words('pages.alwaysLanguages'), about: rules },
  neverLanguages: { title: () => words('pages.neverLanguages'), about: rules },
  alwaysSites: { title: () => words('pages.alwaysSites'), about: rules },
  neverSites: { title: () => words('pages.neverSites'), about: rules },
})

function rules(): string[] {
  return [words('pages.rules'), words('pages.byItself')]
}
