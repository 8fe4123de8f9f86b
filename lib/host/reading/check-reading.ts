import { PRIORITIES } from '../../messaging/contract'
import {
  type AskRequest,
  type Passage,
  type RankRequest,
  SUMMARY_KINDS,
  SUMMARY_LENGTHS,
  type SummariseRequest,
} from '../../messaging/reading-contract'
import { check, isLanguage, isText } from '../checked'

type OverPassages = Pick<
  SummariseRequest,
  'passages' | 'language' | 'priority' | 'unit' | 'site' | 'isPrivate'
>

/** @throws GlossError bad-request */
export function checkSummarise(request: SummariseRequest): void {
  checkPassages(request)
  const { kind, length, outputLanguage } = request
  check('kind', kind, SUMMARY_KINDS.includes(kind), SUMMARY_KINDS.join(', '))
  check('length', length, SUMMARY_LENGTHS.includes(length), SUMMARY_LENGTHS.join(', '))
  check('outputLanguage', outputLanguage, isLanguage(outputLanguage), 'a BCP 47 tag')
}

/** @throws GlossError bad-request */
export function checkAsk(request: AskRequest): void {
  checkPassages(request)
  const { question, questionLanguage, history } = request
  check('question', question, isText(question), 'a question')
  check('questionLanguage', questionLanguage, isLanguage(questionLanguage), 'a BCP 47 tag')
  const isHistory =
    history === undefined ||
    (Array.isArray(history) && history.every(({ question, answer }) => isText(question) && isText(answer)))
  check('history', history, isHistory, 'questions with their answers, or nothing')
}

/** @throws GlossError bad-request */
export function checkRank(request: RankRequest): void {
  checkPassages(request)
  const { query, queryLanguage } = request
  check('query', query, isText(query), 'what to look for')
  check('queryLanguage', queryLanguage, isLanguage(queryLanguage), 'a BCP 47 tag')
}

/** @throws GlossError bad-request */
export function checkLanguages(request: { language: string; readerLanguage: string }): void {
  const { language, readerLanguage } = request
  check('language', language, isLanguage(language), 'a BCP 47 tag')
  check('readerLanguage', readerLanguage, isLanguage(readerLanguage), 'a BCP 47 tag')
}

function checkPassages({ passages, language, priority, unit, site, isPrivate }: OverPassages): void {
  const areSome = Array.isArray(passages) && passages.length > 0
  check('passages', areSome ? passages.length : passages, areSome, 'at least one passage')
  const ids = new Set<string>()
  for (const passage of passages) {
    check('passages', passage, isPassage(passage), 'an id, a text, and places of sentences inside the text')
    check('passages', passage.id, !ids.has(passage.id), 'ids that are unlike each other')
    ids.add(passage.id)
  }
  check('language', language, isLanguage(language), 'a BCP 47 tag')
  const isPriority = priority === undefined || PRIORITIES.includes(priority)
  check('priority', priority, isPriority, PRIORITIES.join(', '))
  check('unit', unit, unit === undefined || typeof unit === 'string', 'a name, or nothing')
  check('site', site, site === undefined || typeof site === 'string', 'an origin, or nothing')
  const isFlag = isPrivate === undefined || typeof isPrivate === 'boolean'
  check('isPrivate', isPrivate, isFlag, 'true, false, or nothing')
}

function isPassage({ id, text, sentences }: Passage): boolean {
  if (typeof id !== 'string' || !isText(text)) return false
  if (sentences === undefined) return true
  if (!Array.isArray(sentences) || sentences.length === 0) return false
  let at = 0
  return sentences.every(({ start, end }) => {
    const isInside = Number.isInteger(start) && Number.isInteger(end) && at <= start && start < end
    at = end
    return isInside && end <= text.length
  })
}
