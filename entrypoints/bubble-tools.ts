/** What a bubble needs only when something in it is used; `bubble.ts` has it put beside itself then. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { replaceSelection } from '../lib/page/replace-selection'
import { openComposer } from '../lib/ui/bubble/open-composer'
import { showOffer } from '../lib/ui/bubble/show-offer'
import { leave } from '../lib/ui/bubble/tools'
import { speak } from '../lib/ui/speech/speak'

export default defineUnlistedScript(() =>
  leave('glossBubbleTools', { speak, replaceSelection, showOffer, openComposer }),
)
