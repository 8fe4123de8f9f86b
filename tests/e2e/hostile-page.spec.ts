/** A hostile page in Chromium: see hostile-tests.ts. */
import { test } from './chromium.ts'
import { hostileTests } from './hostile-tests.ts'

hostileTests(test)
