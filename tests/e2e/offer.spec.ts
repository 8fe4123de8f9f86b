/** A model is missing, in Chromium: see offer-tests.ts. */
import { test } from './chromium.ts'
import { offerTests } from './offer-tests.ts'

offerTests(test)
