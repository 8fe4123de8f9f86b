import { expect, test } from 'vitest'
import { hostAddress } from '../../../lib/settings/host-address'

test.each([
  ['https://hub.example/', 'https://hub.example'],
  ['hub.example:8080/path', 'https://hub.example:8080'],
  ['http://10.0.0.1', 'http://10.0.0.1'],
  ['ftp://hub.example', null],
  ['https://user:secret@hub.example', null],
  ['', null],
  ['two words', null],
])('the address in %j is %s', (typed, address) => expect(hostAddress(typed)).toBe(address))
