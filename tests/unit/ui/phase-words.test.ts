import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Phase } from '../../../lib/ui/translator/phase'
import { phaseWords } from '../../../lib/ui/translator/phase-words'
import { getMessage } from '../../fixtures/english-words'

beforeEach(() => {
  fakeBrowser.i18n.getMessage = getMessage as typeof fakeBrowser.i18n.getMessage
})

const RUNG = { device: 'wasm', dtype: 'q8', threads: 2 } as const
const done = (more: object): Phase => ({ name: 'done', elapsedMs: 412, repaired: 0, ...more })

test.each([
  [done({}), false, 'On this computer · 0.4 s'],
  [done({ rung: RUNG }), true, 'On this computer, processor, 2 threads · 0.4 s'],
  [done({ pivot: 'en' }), false, 'On this computer · through English · 0.4 s'],
  [
    done({ repaired: 1 }),
    false,
    'On this computer · 0.4 s · 1 sentence did not come to an end and was translated in parts',
  ],
  [
    done({ repaired: 3 }),
    false,
    'On this computer · 0.4 s · 3 sentences did not come to an end and were translated in parts',
  ],
] as const)('what is said when it is done: %j', (phase, namesDevice, sentence) => {
  expect(phaseWords(phase, 1, namesDevice)).toBe(sentence)
})
