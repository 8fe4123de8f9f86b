import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentences } from '../../../lib/text/sentences'

/** Each case is one text, its sentences divided by "|" for the eye; a space before a bar belongs to the sentence before. */
test.each<[string, string]>([
  ['fr', 'M. Dupont et Mme. Durand sont là. |Ils mangent.'],
  ['fr', 'Prenez un fruit, p. ex. Une pomme ou cf. Chapitre deux. |Merci.'],
  ['fr', 'Voir art. 12, p. 34 et n° 5. |Fin.'],
  ['fr', 'Des pommes, des poires, etc. |Il mange tout. |« Bonjour ! » dit-il. |Elle part.'],
  ['fr', '« Venez. » |« Non ! » |Hélas ! il partit. |Il dit : « Oui. » |Puis rien.'],
  ['fr', 'Elle est née le 3 janv. 1950 à Paris. |Elle vit.'],
  ['fr', 'Il hésita... |Puis il partit. |Il hésite… mais part.'],
  ['fr', 'Le texte [...] continue. [...] |Il finit.'],
  ['fr', '1. Ouvrez la porte. |2. Fermez-la.'],
  ['en', 'Mr. Smith met Dr. Jones vs. Prof. Moriarty. |They fought.'],
  ['en', 'Use fruit, e.g. Apples, i.e. Malus. |Done.'],
  ['en', 'J. R. R. Tolkien wrote it. |He and I. |We agree.'],
  ['en', 'See No. 5 and approx. 30 others. |No. |I will not.'],
  ['en', 'It costs $3.50. |The U.S. economy grew 2.5 percent. |I use .NET and Node.js. |Good.'],
  ['en', '"Stop." |(He stopped.) |She said "Go!" |Then left.'],
  ['en', 'The first (e.g. Paris) is here. |Is it? |Yes!'],
  ['en', 'He left.[1] |Then she came.[2][3] |All [4] is well. |[Sic] he said.'],
  ['de', 'Am 3. Mai kommt z. B. Herr Dr. Meier, d. h. Der Chef. |Gut.'],
  ['de', 'Ludwig XIV. war da. |Das 20. Jahrhundert begann 1901. |Es endete.'],
  ['de', '»Hallo!« |»Tschüss!« |Ende.'],
  ['es', 'El Sr. Pérez y la Dra. Gómez viven en EE. UU. desde 1990. |¡Hola! |¿Qué tal?'],
  ['it', 'Il sig. Rossi e il dott. Bianchi parlano. |Ciao!'],
  ['pt', 'O Sr. Silva mora na Av. Brasil, p. ex. Ele gosta. |Sim.'],
  ['nl', 'Dhr. Jansen komt bijv. Morgen. |Goed.'],
  ['ru', 'А. С. Пушкин родился в г. Москва, т. е. В столице. |Он писал.'],
  ['ja', '今日は。|元気ですか？|「はい。」|彼は言った！'],
  ['zh', '你好！|今天天气很好。|“真的吗？”|他说。'],
  ['ar', 'كيف حالك؟ |أنا بخير. |شكرا!'],
  ['hi', 'यह एक घर है। |वह वहाँ है।'],
  ['th', 'วันนี้อากาศดีมากและฉันมีความสุข |ฉันจะไปเที่ยวทะเลกับเพื่อน'],
])('%s: %s', (language, marked) => {
  const pieces = sentences(marked.replaceAll('|', ''), language)
  expect(pieces.map(({ text, after }) => text + after).join('|')).toBe(marked)
})

test('whatever is joined or divided, no character is lost', () => {
  const words = [
    'M.',
    'p. ex.',
    'z. B.',
    '3.',
    'A.',
    '»',
    '«',
    '”',
    '[...]',
    '…',
    '?',
    '!',
    ' ',
    '\u00A0',
    'Mot',
    'mot',
  ]
  const more = ['。', '」', 'กขค', ' กขคงจฉช', '\u2028', '؟', '।', '1,5', '.NET', '😀', '\uDC00', '\n']
  const text = fc.array(fc.constantFrom(...words, ...more)).map((parts) => parts.join(''))
  const language = fc.constantFrom('fr', 'de', 'en-GB', 'th', 'ja', 'ru', 'ar')
  fc.assert(
    fc.property(text, language, (given, tag) => {
      const pieces = sentences(given, tag)
      expect(pieces.map((piece) => piece.text + piece.after).join('')).toBe(given)
      for (const piece of pieces) expect(piece.text).toBe(piece.text.trim())
    }),
  )
})
