/** Writing in another language, in Chromium: see write-tests.ts. */
import { test } from './chromium.ts'
import { writeTests } from './write-tests.ts'

writeTests(test)
