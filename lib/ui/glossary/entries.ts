import { entriesOf } from '../options/entry'
import { words } from '../words'

export const GLOSSARY = entriesOf('languages', {
  glossary: {
    title: () => words('glossary.title'),
    why: () => words('glossary.why'),
    about: () => [words('glossary.stays'), words('glossary.import'), words('glossary.export')],
  },
})
