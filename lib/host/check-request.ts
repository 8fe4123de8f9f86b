import { DEVICES, DTYPES, PRIORITIES, QUALITIES, type TranslateRequest } from '../messaging/contract'
import { check, isLanguage, isText } from './checked'

/** @throws GlossError bad-request, with the field, its value and what is allowed */
export function checkRequest(request: TranslateRequest): void {
  check('texts', request.texts, isTexts(request.texts), 'a list of strings with more than white space')
  check('source', request.source, isLanguage(request.source), 'a BCP 47 tag')
  check('target', request.target, isLanguage(request.target), 'a BCP 47 tag')
  check('model', request.model, typeof request.model === 'string', 'a catalogue id or "auto"')
  check('priority', request.priority, PRIORITIES.includes(request.priority), PRIORITIES.join(', '))
  const { rung, unit, site, isPrivate, forHistory, quality } = request
  check('unit', unit, unit === undefined || typeof unit === 'string', 'a name, or nothing')
  check('site', site, site === undefined || typeof site === 'string', 'an origin, or nothing')
  check('isPrivate', isPrivate, isFlag(isPrivate), 'true, false, or nothing')
  check('forHistory', forHistory, isFlag(forHistory), 'true, false, or nothing')
  check('quality', quality, quality === undefined || QUALITIES.includes(quality), QUALITIES.join(', '))
  if (!rung) return
  check('rung.device', rung.device, DEVICES.includes(rung.device), DEVICES.join(', '))
  check('rung.dtype', rung.dtype, DTYPES.includes(rung.dtype), DTYPES.join(', '))
  check(
    'rung.threads',
    rung.threads,
    Number.isInteger(rung.threads) && rung.threads > 0,
    'a whole number above 0',
  )
}

const isFlag = (value: unknown) => value === undefined || typeof value === 'boolean'

function isTexts(texts: unknown): boolean {
  return Array.isArray(texts) && texts.length > 0 && texts.every(isText)
}
