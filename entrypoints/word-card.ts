/** A word in its sentences, drawn in the bubble; `bubble.ts` has it put beside itself when the first is asked for. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { leave } from '../lib/ui/bubble/tools'
import { showWordCard } from '../lib/ui/bubble/word-card/show-word-card'

export default defineUnlistedScript(() => leave('glossWordCard', showWordCard))
