/** A model is missing, in Firefox: see offer-tests.ts. */
import { test } from './firefox.ts'
import { offerTests } from './offer-tests.ts'

offerTests(test)
