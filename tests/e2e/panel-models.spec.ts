/** Models of the side panel in Chromium: see panel-model-tests.ts. */
import { test } from './chromium.ts'
import { panelModelTests } from './panel-model-tests.ts'

panelModelTests(test)
