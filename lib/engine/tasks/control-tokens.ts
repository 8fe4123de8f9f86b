/**
 * Text of a page that looks like a model's own control token stays text: it is told apart by a space inside. Otherwise a page could
 * end the turn that it stands in and begin another one in somebody else's name.
 */
import type { PreTrainedTokenizer } from '@huggingface/transformers'

/** @param tokens as they are written out */
export function withoutControlTokens(text: string, tokens: readonly string[]): string {
  return tokens.reduce((clean, token) => {
    if (token.length < 2 || !clean.includes(token)) return clean
    return clean.replaceAll(token, `${token.slice(0, 1)} ${token.slice(1)}`)
  }, text)
}

/** Of a model that converses: also tokens that its tokenizer calls ordinary and its training did not, `<think>`, `<tool_call>`. */
export function turnTokens(tokenizer: PreTrainedTokenizer): string[] {
  const { added_tokens: added = [] } = tokenizer._tokenizerJSON as { added_tokens?: { content: string }[] }
  const written = added.map(({ content }) => content).filter((content) => /^[<[]\S+[>\]]$/u.test(content))
  return [...new Set([...tokenizer.all_special_tokens, ...written])]
}
