import { Basis } from '../../define/viewer.ts'
import { splitCsv } from './split-csv.ts'

/** The most lines of a list of first accesses, beside its header. */
export const MOST_LINES = 2000

// As the template names them, and as people write them over it.
const COLUMNS = {
  client: ['client', 'client number', 'cliënt', 'clientnummer', 'cliëntnummer'],
  email: ['email', 'e-mail', 'mail', 'e-mailadres', 'emailadres'],
  name: ['name', 'naam'],
  basis: ['basis', 'ground', 'grondslag'],
  represents: ['represents', 'vertegenwoordigt'],
  portalAdmin: ['portaladmin', 'portal administrator', 'portaalbeheerder'],
  consented: ['consented', 'toestemming'],
  set: ['set', 'permission set', 'rechtenset'],
  phone: ['phone', 'mobile', 'telefoon', 'mobiel', '06'],
  evidence: ['evidence', 'bewijs'],
} as const

type Column = keyof typeof COLUMNS

const NEEDED: readonly Column[] = ['client', 'email', 'name', 'basis', 'evidence']

const BASES: ReadonlyMap<string, Basis> = toMap({
  ...Object.fromEntries(Basis.options.map((basis) => [basis, basis])),
  zelf: 'self',
  cliënt: 'self',
  'cliënt zelf': 'self',
  ouder: 'parental-authority',
  'ouder met gezag': 'parental-authority',
  voogd: 'guardian',
  bewindvoerder: 'administrator',
  'schriftelijk gemachtigd': 'written-authorisation',
  gemachtigd: 'written-authorisation',
  familie: 'family',
})

const ANSWERS: ReadonlyMap<string, boolean> = toMap({
  '': false,
  nee: false,
  no: false,
  n: false,
  '0': false,
  false: false,
  onwaar: false,
  ja: true,
  yes: true,
  j: true,
  x: true,
  '1': true,
  true: true,
  waar: true,
})

/** What can be wrong with a line, as a message key of core. */
export interface ListProblem {
  readonly message: string
  readonly values?: Readonly<Record<string, string>>
}

/** A line as it was written, with what can be said of it alone. `basis` is undefined when it is none. */
export interface ListLine {
  /** From 1, as a spreadsheet numbers it. */
  readonly line: number
  readonly clientNumber: string
  readonly email: string
  readonly name: string
  readonly basis: Basis | undefined
  readonly represents: boolean
  readonly portalAdmin: boolean
  readonly consented: boolean
  readonly set: string | undefined
  readonly phone: string | undefined
  readonly evidence: string
  readonly problems: readonly ListProblem[]
}

/** Reads a list of first accesses; when it is none at all, what is wrong with it as a whole. */
export function readAccessList(csv: string): { readonly lines: readonly ListLine[] } | { readonly wrong: ListProblem } {
  const rows = splitCsv(csv)
  if (!rows) return { wrong: { message: 'core.list.quotes' } }
  const [header = [], ...body] = rows
  const columns = header.map((name) => toColumn(name))
  const missing = NEEDED.filter((column) => !columns.includes(column))
  if (missing.length > 0)
    return { wrong: { message: 'core.list.columns', values: { columns: missing.map((name) => COLUMNS[name][0]).join(', ') } } }
  const odd = header.filter((name, index) => name !== '' && (columns[index] === undefined || columns.indexOf(columns[index]) !== index))
  if (odd.length > 0) return { wrong: { message: 'core.list.unknown', values: { columns: odd.join(', ').slice(0, 100) } } }
  const filled = body.map((fields, index) => ({ fields, line: index + 2 })).filter(({ fields }) => fields.some((field) => field !== ''))
  if (filled.length === 0) return { wrong: { message: 'core.list.empty' } }
  if (filled.length > MOST_LINES) return { wrong: { message: 'core.list.long', values: { most: String(MOST_LINES) } } }
  return { lines: filled.map(({ fields, line }) => toLine(line, (column) => fields[columns.indexOf(column)] ?? '')) }
}

function toColumn(name: string): Column | undefined {
  const folded = name.toLowerCase().trim()
  const all = Object.entries(COLUMNS) as readonly (readonly [Column, readonly string[]])[]
  return all.find(([, names]) => names.includes(folded))?.[0]
}

function toLine(line: number, field: (column: Column) => string): ListLine {
  const basis = BASES.get(field('basis').toLowerCase())
  const asked = {
    represents: toAnswer(field('represents')),
    portalAdmin: toAnswer(field('portalAdmin')),
    consented: toAnswer(field('consented')),
  }
  const unclear = Object.values(asked).includes(undefined)
  return {
    line,
    clientNumber: field('client'),
    email: field('email'),
    name: field('name'),
    basis,
    represents: asked.represents ?? false,
    portalAdmin: asked.portalAdmin ?? false,
    consented: asked.consented ?? false,
    set: field('set') || undefined,
    phone: field('phone') || undefined,
    evidence: field('evidence'),
    problems: [...(basis ? [] : [{ message: 'core.list.basis' }]), ...(unclear ? [{ message: 'core.list.answer' }] : [])],
  }
}

const toAnswer = (written: string): boolean | undefined => ANSWERS.get(written.toLowerCase())

function toMap<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries))
}
