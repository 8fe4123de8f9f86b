/** Gloss may read every site, in Firefox: see rule-tests.ts. */
import { test } from './firefox.ts'
import { ruleTests } from './rule-tests.ts'

test.beforeEach(({ window }) => window.grantAllSites())

ruleTests(test)
