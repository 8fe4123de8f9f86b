/**
 * Abbreviations whose full stop does not end a sentence, by language; lower case, without spaces, with their stops. Chosen by
 * hand from what newspapers, encyclopedias and shops write; capital letters need no entry, they are initials.
 */

interface Abbreviations {
  /** Something always follows: titles, "for example", "versus". */
  always: string
  /** A number follows, or the sentence may as well end here: pages, months, measures. */
  number: string
}

/** Written alike in many languages. */
const COMMON: Abbreviations = {
  always: 'dr. prof. st. vs. cf. ed. ing. jr. sr.',
  number: 'no. nr. n. vol. fig. tab. art. p. pp. s. ca. approx. max. min. tel. chap. cap. sec. §.',
}

const BY_LANGUAGE: Record<string, Abbreviations> = {
  en: {
    always:
      'mr. mrs. ms. messrs. mx. rev. hon. gen. col. capt. lt. sgt. cpl. maj. gov. sen. rep. pres. supt. e.g. i.e. viz. esp. incl. mt. ft. a.k.a. dept. univ. assn.',
    number:
      'nos. ch. eq. ver. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. par. para. est. op.',
  },
  fr: {
    always:
      'c. mm. mme. mmes. mlle. mlles. mgr. pr. ste. sts. p.ex. ex. c.-à-d. c.à.d. env. av. bd. boul. éd. coll. dir. trad. resp. adj. gal. cdt. cne. lt. vve.',
    number: 'chap. paragr. al. t. éq. janv. févr. avr. juill. sept. oct. nov. déc. hab. réf. num. n°.',
  },
  de: {
    always:
      'hr. fr. z. d. i. u. v. o. b. h. z.b. d.h. u.a. u.ä. i.d.r. v.a. s.o. s.u. o.ä. bzw. bspw. z.t. z.zt. evtl. ggf. inkl. exkl. insb. sog. vgl. hrsg. dipl. mag. hll. frl. gebr. str. verf. mind. allg. ehem. geb. gest. kath. ev. engl. dt. franz. lat.',
    number:
      'bd. abb. abs. kap. ziff. anm. aufl. jan. feb. mär. apr. jun. jul. aug. sep. sept. okt. nov. dez. mio. mrd. tsd. std. hausnr.',
  },
  es: {
    always:
      'sr. sra. srta. sres. sras. d. dª. dña. dra. ud. uds. vd. vds. p.ej. p.e. ej. av. avda. c. pza. gral. lic. arq. mons. excmo. excma. ilmo. ee. ee.uu. ss.mm. a.c. d.c.',
    number: 'núm. núms. pág. págs. cap. ene. abr. ago. sept. oct. nov. dic. aprox. tel. tlf. vol. nº. n.º.',
  },
  it: {
    always:
      'sig. sigg. sig.ra. sig.na. dott. dott.ssa. prof.ssa. avv. arch. geom. rag. on. mons. p.es. es. ad.es. ecc.mo. ss. c.so. v.le. p.zza. a.c. d.c. cfr. all.',
    number: 'num. pag. pagg. gen. febb. mag. giu. lug. ago. sett. ott. dic. circa. n°.',
  },
  pt: {
    always:
      'sr. sra. srs. sras. srta. d. dra. drs. profa. eng. arq. exmo. exma. v.exa. p.ex. ex. av. r. pç. trav. a.c. d.c. i.e. gen. cel. cap. ten.',
    number: 'núm. pág. págs. fev. abr. mai. ago. set. out. dez. aprox. tel. nº. n.º.',
  },
  nl: {
    always:
      'b. d. m. o. z. dhr. mevr. mw. mr. drs. ir. bijv. b.v. d.w.z. m.a.w. o.a. i.p.v. t.o.v. t/m. nl. incl. excl. evt. resp. zgn. z.g. m.b.t. i.v.m. a.d.h.v.',
    number: 'blz. hfdst. afb. jan. feb. mrt. apr. jun. jul. aug. sept. okt. nov. dec. ong. mln. mld. art.',
  },
  ru: {
    always:
      'г. д. т. п. р. ч. т.е. т.к. т.н. напр. им. ул. пр. просп. пер. пл. наб. гр. тов. акад. проф. доц. инж. ген. полк. св. см. ср. англ. нем. фр. лат. греч. рус. букв. обл. р-н.',
    number:
      'с. т. стр. гл. рис. табл. вып. изд. янв. февр. апр. авг. сент. окт. нояб. дек. тыс. млн. млрд. руб. коп. ок.',
  },
}

/** Where "3." is "third": a number with a stop may stand in front of a word. */
const ORDINAL_LANGUAGES = new Set('de da nb nn no fi et lv cs sk sl hr sr bs hu tr pl is fo lb'.split(' '))

const sets = new Map<string, { always: Set<string>; number: Set<string> }>()

export function abbreviationsOf(language: string): { always: Set<string>; number: Set<string> } {
  const known = sets.get(language)
  if (known) return known
  const own = BY_LANGUAGE[language] ?? { always: '', number: '' }
  const both = (key: keyof Abbreviations) => new Set(`${COMMON[key]} ${own[key]}`.split(' '))
  const made = { always: both('always'), number: both('number') }
  sets.set(language, made)
  return made
}

export function writesOrdinalsWithStop(language: string): boolean {
  return ORDINAL_LANGUAGES.has(language)
}
