/** A word in its sentences, drawn in the bubble; `bubble-tools.ts` has it put beside itself when the first is asked for. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { leaveWordCard } from '../lib/ui/bubble/word-card/card-script'
import { showWordCard } from '../lib/ui/bubble/word-card/show-word-card'

export default defineUnlistedScript(() => leaveWordCard(showWordCard))
