/** A listing comes from the network: nothing in it is believed unchecked. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readListing } from '../../../../lib/models/hub-listing'
import { retryAfterSeconds } from '../../../../lib/models/hub-refusal'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const BLOB = 'b'.repeat(40)
const asked = { host: 'https://hub.example', model: 'a/b' }
const read = (answer: unknown) => readListing(JSON.stringify(answer), 'application/json', asked)
const withFile = (file: object) => ({
  sha: COMMIT,
  siblings: [{ rfilename: 'x', size: 1, blobId: BLOB, ...file }],
})

test('a mirror that calls the digest `oid` is understood', () => {
  const { files } = read(withFile({ lfs: { oid: 'a'.repeat(64), size: 9 } }))
  expect(files).toEqual([{ path: 'x', bytes: 9, content: `sha256-${'a'.repeat(64)}` }])
})

test.each([
  ['../x'],
  ['/x'],
  ['a//b'],
  ['a/./b'],
  ['a\\..\\b'],
  ['C:/x'],
  ['a\u0000b'],
  ['a/b/'],
  [''],
  ['x'.repeat(513)],
  [7],
  [null],
])('a file named %j makes the listing unreadable', (rfilename) => {
  expect(() => read(withFile({ rfilename }))).toThrow(/hub-answer-unreadable/)
})

test.each([[-1], [1.5], [2 ** 60], ['1'], [null], [undefined]])('a size of %j too', (size) => {
  expect(() => read(withFile({ size }))).toThrow(/no size for x/)
})

test.each([
  [{ blobId: 'main' }],
  [{ blobId: undefined }],
  [{ lfs: { sha256: 'short', size: 1 } }],
  [{ lfs: { sha256: `${'a'.repeat(62)}/.`, size: 1 } }],
])('a digest that is none: %j', (file) => {
  expect(() => read(withFile(file))).toThrow(/no digest for x/)
})

test.each([
  ['no commit', { sha: 'main', siblings: [] }],
  ['no list of files', { sha: COMMIT }],
  ['a file is listed twice', { sha: COMMIT, siblings: [1, 2].map(() => withFile({}).siblings[0]) }],
  ['not JSON', null],
])('%s', (reason, answer) => {
  expect(() => read(answer)).toThrow(reason)
})

test('whatever JSON comes, it is a listing or a coded error', () => {
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record({ sha: fc.constant(COMMIT), siblings: fc.array(fc.jsonValue()) }),
    fc.record({
      sha: fc.constant(COMMIT),
      siblings: fc.array(
        fc.record({ rfilename: fc.string(), size: fc.nat(), blobId: fc.constant(BLOB), lfs: fc.jsonValue() }),
      ),
    }),
  )
  fc.assert(
    fc.property(json, (answer) => {
      try {
        for (const { path } of read(answer).files) expect(path.split('/')).not.toContain('..')
      } catch (error) {
        expect(error).toMatchObject({ code: 'hub-answer-unreadable' })
      }
    }),
  )
})

test.each([
  ['Retry-After in seconds', { 'retry-after': '17' }, 17],
  ['Retry-After as a date', { 'retry-after': 'Thu, 01 Jan 1970 00:01:40 GMT' }, 90],
  ['the hub’s own header', { ratelimit: '"api";r=0;t=55' }, 55],
  ['neither', {}, 60],
  ['nonsense', { 'retry-after': 'soon' }, 60],
  ['longer than anybody waits', { 'retry-after': '999999' }, 3600],
])('how long to wait: %s', (_, headers, seconds) => {
  expect(retryAfterSeconds(new Headers(headers as Record<string, string>), 10_000)).toBe(seconds)
})
