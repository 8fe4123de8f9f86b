/**
 * Flags for a Chromium that speaks to nobody by itself, so that every request seen outside it is one of ours.
 * `--disable-features` is left to Playwright, which passes a list of its own: a second one would replace it.
 */
const NOWHERE = 'http://127.0.0.1:9/'

export const QUIET_FLAGS = [
  '--disable-background-networking', // safe browsing lists, field trials
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  // No switch silences these whole, so they are sent to a port of this computer where nobody listens: components fetched
  // on demand in spite of the flag above, the look at the signed-in account, the extensions' own updates.
  `--component-updater=disable-pings,url-source=${NOWHERE}`,
  `--autofill-server-url=${NOWHERE}`, // asks about every form field it sees
  `--gaia-url=${NOWHERE}`,
  `--apps-gallery-update-url=${NOWHERE}`,
]

/** As root Chromium cannot have its own sandbox. `--test-type` keeps it from saying so over every page. */
export const SANDBOX_FLAGS = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
