/**
 * Headers that the hub and its CDN send with everything, each as an answer shows them that somebody has made public.
 *
 * The hub: https://github.com/raullenchai/Rapid-MLX/issues/1122 (all headers of a resolve of 2026-07; with an `Origin` in the
 * request that one is allowed, https://github.com/huggingface/huggingface_hub/issues/468). It exposes a closed list, in which
 * `Retry-After` and `RateLimit` are not, so no page reads them.
 * The CDN: https://github.com/huggingface/datasets/issues/7931 (all headers of a file of 2026-01). It allows any origin.
 *
 * Nothing here asks for a preflight: one simple `Range` may be sent without
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header), so the hub answers none.
 */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'

const EXPOSED =
  'X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash'

export function hubHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  return {
    'access-control-allow-origin': request.headers.origin ?? 'https://huggingface.co',
    'access-control-expose-headers': EXPOSED,
    'access-control-max-age': '86400',
    vary: 'Origin, Accept',
    'x-powered-by': 'huggingface-moon',
  }
}

export const cdnHeaders: OutgoingHttpHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Content-Range, Content-Type, Content-Disposition, ETag',
  'access-control-expose-headers':
    'Accept-Ranges, Content-Range, Content-Type, Content-Disposition, ETag, X-Cache',
  'cache-control': 'public, max-age=31536000',
  'content-security-policy': "default-src 'none'; sandbox",
}

/**
 * What is left, and the seconds until the window starts anew: https://huggingface.co/docs/hub/rate-limits#http-headers and
 * https://github.com/huggingface/huggingface_hub/issues/3553. With every answer, as the dump above has it.
 */
export const rateLimit = (
  bucket: 'api' | 'resolvers',
  left: number,
  seconds: number,
): OutgoingHttpHeaders => ({
  ratelimit: `"${bucket}";r=${left};t=${seconds}`,
  'ratelimit-policy': `"fixed window";"${bucket}";q=${bucket === 'api' ? 500 : 3000};w=300`,
})
