/**
 * Headers that the hub and its CDN send with everything.
 *
 * CORS as `curl -I -H "Origin: …"` shows it on any model file, announced in
 * https://github.com/huggingface/huggingface_hub/issues/468: the hub allows the asking origin and exposes a closed list, in
 * which `Retry-After` and `RateLimit` are not, so no page reads them; the CDN (`*.cdn.hf.co`) allows and exposes `*`.
 */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'

const EXPOSED =
  'X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash'

export function hubHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  return {
    'access-control-allow-origin': request.headers.origin ?? 'https://huggingface.co',
    'access-control-expose-headers': EXPOSED,
    'access-control-max-age': '86400',
    vary: 'Origin',
    'x-powered-by': 'huggingface-moon',
  }
}

export const cdnHeaders: OutgoingHttpHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*',
}

/** https://huggingface.co/docs/hub/rate-limits: what is left, and the seconds until the window starts anew. */
export const rateLimit = (
  bucket: 'api' | 'resolvers',
  left: number,
  seconds: number,
): OutgoingHttpHeaders => ({
  ratelimit: `"${bucket}";r=${left};t=${seconds}`,
  'ratelimit-policy': `"fixed window";"${bucket}";q=${bucket === 'api' ? 500 : 3000};w=300`,
})
