/** The model that ships with Gloss, and what it is tried on: French into English, whatever the reader's own language is. */
import { catalog } from '../../models/catalog'

export const [STARTER_SOURCE, STARTER_TARGET] = ['fr', 'en']

const found = catalog.find(
  ({ shipped, pairs }) => shipped && pairs?.includes(`${STARTER_SOURCE}>${STARTER_TARGET}`),
)
if (!found) throw new Error('the catalogue has no model from French into English that ships with Gloss')
export const STARTER = found

/** The same in every language of the interface: it is what is translated. */
export const STARTER_TEXT =
  'La bibliothèque est ouverte tous les jours sauf le lundi. Elle se trouve au coin de la rue, en face d’un petit café. ' +
  'On y entre pour lire une page, et souvent on y reste jusqu’au soir.'
