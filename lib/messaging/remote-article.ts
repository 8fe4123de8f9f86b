/** Both ends of the port to the article's script: the caller in the side panel, the handlers on the page. */
import type { PageArticle } from './article-contract'
import type { Channel } from './channel'
import { GlossError } from './errors'
import { type Handlers, streamCaller } from './stream'

const NEVER = new AbortController().signal

/** A lost port fails every call with `page-left`. */
export function articleOverChannel(channel: Channel): PageArticle {
  const caller = streamCaller(channel, () => new GlossError('page-left', {}))
  const ask = async (method: keyof PageArticle, request: unknown = null): Promise<never> => {
    let answer: unknown
    for await (const item of caller.call(method, request, NEVER)) answer = item
    return answer as never
  }
  return {
    read: (request) => ask('read', request),
    again: (request) => ask('again', request),
    show: (request) => ask('show', request),
    clear: () => ask('clear'),
  }
}

export function handlersOfArticle(article: PageArticle): Handlers {
  return {
    read: once(article.read),
    again: once(article.again),
    show: once(article.show),
    clear: once(article.clear),
  }
}

const once = <Request>(method: (request: Request) => Promise<unknown>) =>
  async function* (request: never) {
    yield (await method(request)) ?? null
  }
