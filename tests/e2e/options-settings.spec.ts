/** Settings in Chromium: see settings-tests.ts. */
import { test } from './chromium.ts'
import { settingsTests } from './settings-tests.ts'

settingsTests(test)
