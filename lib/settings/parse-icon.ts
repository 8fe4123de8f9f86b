import { type Given, type Reader, aFlag } from './given'
import type { Settings } from './settings'
import { siteOf } from './sites'

export const aSite: Reader<string> = (value) => (typeof value === 'string' ? siteOf(value) : null)

type Icon = Settings['selectionIcon']

export const givenIcon = (given: Given, otherwise: Icon): Icon => ({
  shown: given.read('shown', aFlag) ?? otherwise.shown,
  hiddenOn: given.list('hiddenOn', aSite) ?? otherwise.hiddenOn,
})
