/** A written answer from evidence, in the language of the question, each sentence with the evidence that it stands on. */
import type { LanguageTag, Rung } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import type { AskedBefore, WrittenAnswer } from '../../messaging/reading-contract'
import type { RunnableModel } from '../../models/runnable'
import { SUPPORT } from '../../text/citations'
import { type LexicalIndex, lexicalIndex, lexicalSimilarities } from '../../text/lexical-rank'
import { MOST_ANSWER_SENTENCES, type Messages, answerMessages } from './prompts'
import { type WrittenSentence, readAnswer } from './read-written'
import type { ReadingWork } from './reading-work'
import { contents, counted, decoded } from './writers'

const MOST_ANSWER_TOKENS = 256
/** As for summaries (`writers`): more is not read at once. */
const MOST_READ_TOKENS = 1536
const SPARE_TOKENS = 40
/** What was asked long ago is seldom what a question hangs on. */
const MOST_HISTORY = 4

export interface AnswerTask {
  question: string
  /** In the language of the question, best first. */
  evidence: string[]
  history: readonly AskedBefore[]
  language: LanguageTag
}

export async function writeAnswer(
  work: ReadingWork,
  model: RunnableModel,
  task: AnswerTask,
  show: (sentences: WrittenAnswer[], unfinished: string, isDone: boolean) => void,
): Promise<Rung> {
  const { evidence, language } = task
  const index = lexicalIndex(evidence, language)
  const { messages, maxNewTokens } = await fitting(work, model, task)
  const read = (text: string, isDone: boolean) => {
    const { sentences, unfinished } = readAnswer(
      text,
      language,
      MOST_ANSWER_SENTENCES,
      evidence.length,
      isDone,
    )
    if (isDone && sentences.length === 0)
      throw new GlossError('internal', { reason: `${model.entry.id} wrote nothing` })
    if (sentences.length > 0 || unfinished !== '')
      show(
        sentences.map((sentence) => standing(sentence, index)),
        unfinished,
        isDone,
      )
  }
  const { result, rung } = await work.onModel(model, (realm, stop) =>
    decoded(realm.chat({ messages, maxNewTokens }, stop), work, (text) => read(text, false)),
  )
  read(result, true)
  return rung
}

/** Where the window is small, what was asked before goes first, the oldest of it, and then the evidence that fits least. */
async function fitting(
  work: ReadingWork,
  model: RunnableModel,
  { question, evidence, history, language }: AnswerTask,
): Promise<{ messages: Messages; maxNewTokens: number }> {
  const turns = history.slice(-MOST_HISTORY)
  const variants = [
    ...turns.map((_, dropped) => answerMessages(question, evidence, turns.slice(dropped), language)),
    ...evidence.map((_, dropped) =>
      answerMessages(question, evidence.slice(0, evidence.length - dropped), [], language),
    ),
  ]
  const { tokens, window } = await counted(work, model, variants.map(contents))
  const most = Math.min(window ?? Infinity, MOST_READ_TOKENS + MOST_ANSWER_TOKENS)
  const maxNewTokens = Math.min(MOST_ANSWER_TOKENS, Math.floor(most / 4))
  const at = tokens.findIndex((count) => count + SPARE_TOKENS + maxNewTokens <= most)
  if (at < 0) {
    const reason = `${model.entry.id} has no room for a question of ${tokens.at(-1)} tokens`
    throw new GlossError('internal', { reason })
  }
  return { messages: variants[at]!, maxNewTokens }
}

/** What it named itself; else the passages that share its words. */
function standing({ text, named }: WrittenSentence, index: LexicalIndex): WrittenAnswer {
  if (named.length > 0) return { text, evidence: named }
  const [likeness] = lexicalSimilarities(index, [text])
  const like = [...likeness!.keys()].filter((at) => likeness![at]! >= SUPPORT.lexical)
  return { text, evidence: like.toSorted((a, b) => likeness![b]! - likeness![a]!).map((at) => at + 1) }
}
