/** Bar, inspector and originals of a page under translation; `page.ts` has it put beside itself when it needs the first of them. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { openInspector } from '../lib/ui/page/open-inspector'
import { openPageBar } from '../lib/ui/page/open-page-bar'
import { createReadingAids } from '../lib/ui/page/reading-aids'
import { leaveSurfaces } from '../lib/ui/page/surfaces'

export default defineUnlistedScript(() => leaveSurfaces({ openPageBar, openInspector, createReadingAids }))
