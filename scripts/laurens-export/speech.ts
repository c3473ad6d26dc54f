import { between, pick, type Random } from './random.ts'

/** About whom is written, and by whom. */
export interface Subject {
  readonly gender: 'female' | 'male'
  readonly familyName: string
  readonly diet: 'alles' | 'vega' | 'halal'
  /** Visitors as they are called in a report: "dochter Marjan". */
  readonly visitors: readonly string[]
  readonly colleagues: readonly string[]
  /** How this author writes the client's title: "Mevrouw", "Mw." or with the name. */
  readonly style: 'full' | 'short' | 'named'
}

type Filler = (random: Random, subject: Subject) => string

const number =
  (low: number, high: number, step = 1): Filler =>
  (random) =>
    String(between(random, low / step, high / step) * step)
const decimal =
  (low: number, high: number): Filler =>
  (random) =>
    (between(random, low * 10, high * 10) / 10).toFixed(1).replace('.', ',')
const oneOf =
  (...words: readonly string[]): Filler =>
  (random) =>
    pick(random, words)

const SOUPS = [
  'groentesoep',
  'tomatensoep',
  'courgettesoep',
  'pompoensoep',
  'preisoep',
  'broccolisoep',
  'linzensoep',
  'bloemkoolsoep',
  'paprikasoep',
]
const VEGETABLES = [
  'worteltjes',
  'sperziebonen',
  'spinazie',
  'bloemkool',
  'broccoli',
  'rode kool',
  'doperwten',
  'witlof',
  'andijvie',
  'bietjes',
]
const VEGETARIAN = [
  'groentecurry met rijst',
  'dahl met spinazie',
  'pasta met tomatensaus',
  'omelet met aardappels en sla',
  'linzenstoof',
  'groentelasagne',
  'kousenband met rijst',
  'risotto met champignons',
]
const HALAL = [
  'kip met bulgur',
  'lamsstoof met rijst',
  'kip met aardappels en sperziebonen',
  'kabeljauw met puree',
  'gevulde paprika',
  'köfte met salade',
  'rijst met bonen',
  'vispannetje',
]
const WARM = [
  'gehaktbal met worteltjes',
  'kip met appelmoes',
  'draadjesvlees met rode kool',
  'vis met spinazie',
  'macaroni',
  'nasi met een eitje',
  'kipfilet met broccoli',
  'slavink met sperziebonen',
  'zalm met dille en puree',
  'bloemkool met een kaassausje',
  'hachee met aardappels',
  'andijviestamppot',
  'pannenkoek met stroop',
]

const FILLERS: Readonly<Record<string, Filler>> = {
  beleg: oneOf('kaas', 'jam', 'pindakaas', 'hagelslag', 'een gebakken eitje', 'appelstroop', 'smeerkaas', 'honing'),
  ontbijt: oneOf('pap', 'yoghurt met fruit', 'havermout', 'griesmeel', 'vla met beschuit', 'kwark met honing'),
  soep: oneOf(...SOUPS),
  Soep: (random) => capitalise(pick(random, SOUPS)),
  toetje: oneOf(
    'vanillevla',
    'yoghurt',
    'chocoladepudding',
    'fruitsalade',
    'griesmeelpudding',
    'aardbeienkwark',
    'rijstpap',
    'appelmoes met kaneel',
    'ijs',
  ),
  groente: oneOf(...VEGETABLES),
  warm: (random, { diet }) => pick(random, { alles: WARM, vega: VEGETARIAN, halal: HALAL }[diet]),
  vega: oneOf(...VEGETARIAN),
  halal: oneOf(...HALAL),
  ml: number(150, 450, 25),
  weinig: number(400, 750, 50),
  liter: oneOf('anderhalve', '1,4', '1,6', 'bijna twee', '1,3'),
  nachtuur: (random) =>
    `${String(pick(random, [0, 1, 2, 3, 4])).padStart(2, '0')}.${String(between(random, 0, 11) * 5).padStart(2, '0')} uur`,
  suiker: decimal(5.4, 10.8),
  laag: decimal(3.1, 3.9),
  hoog: decimal(14.2, 17.8),
  temp: decimal(36.4, 37.4),
  pols: number(62, 88),
  druk: (random) => `${between(random, 62, 76) * 2}/${between(random, 34, 44) * 2}`,
  sat: number(89, 95),
  wond: (random) =>
    `${(between(random, 15, 40) / 10).toFixed(1).replace('.', ',')} bij ${(between(random, 9, 30) / 10).toFixed(1).replace('.', ',')}`,
  sec: number(8, 40),
  blokjes: number(9, 28),
  minuten: number(18, 55),
  enkel: (random) => (between(random, 46, 52) / 2).toFixed(1).replace('.', ','),
  naaste: (random, { visitors }) => pick(random, visitors),
  N: (random, { visitors }) => capitalise(pick(random, visitors)),
  collega: (random, { colleagues }) => pick(random, colleagues),
  M: (_, subject) => toTitle(subject, true),
  m: (_, subject) => toTitle(subject, false),
  ze: (_, { gender }) => (gender === 'female' ? 'ze' : 'hij'),
  Ze: (_, { gender }) => (gender === 'female' ? 'Ze' : 'Hij'),
  haar: (_, { gender }) => (gender === 'female' ? 'haar' : 'zijn'),
  Haar: (_, { gender }) => (gender === 'female' ? 'Haar' : 'Zijn'),
  hem: (_, { gender }) => (gender === 'female' ? 'haar' : 'hem'),
}

/** Says a phrase of someone: chooses between `[one|another]` and fills `{places}`; an unknown place is an error. */
export function say(text: string, subject: Subject, random: Random): string {
  const chosen = text.replace(/\[([^\]]+)\]/g, (_, choices: string) => pick(random, choices.split('|')))
  return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fill = FILLERS[name]
    if (!fill) throw new Error(`no filler for {${name}} in: ${text}`)
    return fill(random, subject)
  })
}

function toTitle({ gender, familyName, style }: Subject, atStart: boolean): string {
  const full = gender === 'female' ? 'mevrouw' : 'meneer'
  if (!atStart) return style === 'short' ? (gender === 'female' ? 'mw.' : 'dhr.') : full
  if (style === 'short') return gender === 'female' ? 'Mw.' : 'Dhr.'
  return style === 'named' ? `${gender === 'female' ? 'Mevr.' : 'Dhr.'} ${familyName}` : capitalise(full)
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
