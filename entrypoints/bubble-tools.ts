/** What a bubble needs only when something in it is used; `bubble.ts` has it put beside itself then. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { background } from '../lib/messaging/background-calls'
import { replaceSelection } from '../lib/page/replace-selection'
import { openComposer } from '../lib/ui/bubble/open-composer'
import { showOffer } from '../lib/ui/bubble/show-offer'
import { leaveBubbleTools } from '../lib/ui/bubble/tools'
import { forgetWordCard, wordCard } from '../lib/ui/bubble/word-card/card-script'
import { speak } from '../lib/ui/speech/speak'

export default defineUnlistedScript(() => {
  forgetWordCard()
  leaveBubbleTools({
    speak,
    replaceSelection,
    showOffer,
    openComposer,
    wordCard: () => wordCard(() => background.loadWordCard()),
  })
})
