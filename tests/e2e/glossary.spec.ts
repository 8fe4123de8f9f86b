/** The glossary in Chromium: see glossary-tests.ts. */
import { test } from './chromium.ts'
import { glossaryTests } from './glossary-tests.ts'

glossaryTests(test)
