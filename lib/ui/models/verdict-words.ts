/** What was found out about a model on one rung, in a line. */
import type { Verdict } from '../../messaging/models-contract'
import { errorSentence } from '../error-sentence'
import { day, exact, rate, share } from '../format'
import { factsInRow } from '../in-a-row'
import { modelName } from '../model-name'
import { rungWords } from '../rung-words'
import { words } from '../words'

export function verdictWords(verdict: Verdict): string {
  const { outcome, cosine, argMaxAgreement, tokensPerSecond, wordsPerSecond, error, retryAtMs } = verdict
  return factsInRow(
    outcome === 'passed' ? words('verdict.right') : words('verdict.wrong'),
    error && errorSentence(error, modelName).what.replace(/\.$/, ''),
    cosine !== undefined && words('verdict.cosine', { value: exact(cosine) }),
    argMaxAgreement !== undefined && words('verdict.agreement', { share: share(argMaxAgreement) }),
    wordsPerSecond !== undefined && words('verdict.wordsPerSecond', { count: rate(wordsPerSecond) }),
    tokensPerSecond !== undefined && words('verdict.tokensPerSecond', { count: rate(tokensPerSecond) }),
    day(verdict.atMs),
    outcome === 'failed' && retryAtMs !== undefined && words('verdict.retry', { date: day(retryAtMs) }),
  )
}

/** "processor, 2 threads: right, 45 words/s". */
export function verdictBrief({ rung, outcome, wordsPerSecond, tokensPerSecond }: Verdict): string {
  const said = {
    rung: rungWords(rung),
    found: outcome === 'passed' ? words('verdict.briefRight') : words('verdict.briefWrong'),
  }
  const speed =
    wordsPerSecond !== undefined
      ? words('verdict.wordsPerSecond', { count: rate(wordsPerSecond) })
      : tokensPerSecond !== undefined && words('verdict.tokensPerSecond', { count: rate(tokensPerSecond) })
  return speed ? words('verdict.briefSpeed', { ...said, speed }) : words('verdict.brief', said)
}
