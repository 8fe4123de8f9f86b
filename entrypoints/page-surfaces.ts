/** The bar and the inspector of a page under translation; `page.ts` has it put beside itself when it needs the first of them. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { openInspector } from '../lib/ui/page/open-inspector'
import { openPageBar } from '../lib/ui/page/open-page-bar'
import { leaveSurfaces } from '../lib/ui/page/surfaces'

export default defineUnlistedScript(() => leaveSurfaces({ openPageBar, openInspector }))
