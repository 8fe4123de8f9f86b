import { expect, test } from 'vitest'
import { pastName } from '../../../lib/engine/decode/kv-cache'

test.each([
  ['present.0.decoder.key', 'past_key_values.0.decoder.key'],
  ['present.3.value', 'past_key_values.3.value'],
  ['present_conv.2', 'past_conv.2'],
])('what a step gives as %s the next one takes as %s', (present, past) => {
  expect(pastName(present)).toBe(past)
})
