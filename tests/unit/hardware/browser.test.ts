import { expect, test } from 'vitest'
import { type NamedNavigator, browserFacts } from '../../../lib/hardware/browser'

const CHROME_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const MADE_UP = { brand: 'Not?A_Brand', version: '8' }

const cases: [string, NamedNavigator, object | null][] = [
  [
    'client hints, whole version',
    {
      userAgent: CHROME_AGENT,
      userAgentData: {
        brands: [MADE_UP, { brand: 'Chromium', version: '141' }],
        getHighEntropyValues: async () => ({
          fullVersionList: [
            MADE_UP,
            { brand: 'Chromium', version: '141.0.7390.54' },
            { brand: 'Google Chrome', version: '141.0.7390.54' },
          ],
        }),
      },
    },
    { name: 'Google Chrome', version: '141.0.7390.54' },
  ],
  [
    'client hints that keep the rest back',
    {
      userAgentData: {
        brands: [
          { brand: 'Not A;Brand', version: '99' },
          { brand: 'Chromium', version: '141' },
        ],
        getHighEntropyValues: () => Promise.reject(new Error('not allowed')),
      },
    },
    { name: 'Chromium', version: '141' },
  ],
  [
    'Firefox',
    { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0' },
    { name: 'Firefox', version: '142.0' },
  ],
  ['Edge', { userAgent: `${CHROME_AGENT} Edg/141.0.3537.57` }, { name: 'Edge', version: '141.0.3537.57' }],
  [
    'Safari',
    {
      userAgent:
        'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    },
    { name: 'Safari', version: '18.5' },
  ],
  ['something unknown', { userAgent: 'Lynx/2.9' }, null],
  ['only the made-up brand', { userAgentData: { brands: [MADE_UP] } }, null],
  ['nothing', {}, null],
]

test.each(cases)('%s', async (_, from, expected) => expect(await browserFacts(from)).toEqual(expected))
