import type { StaffMember } from '../define/source.ts'

/** Text with names replaced, and how many were. */
export interface RedactedProse {
  readonly text: string
  readonly replaced: number
}

/** Replaces names of staff in prose. */
export type ProseRedactor = (text: string) => RedactedProse

const TITLES = [
  'mevrouw',
  'mevr\\.?',
  'mw\\.?',
  'juffrouw',
  'meneer',
  'mijnheer',
  'dhr\\.?',
  'de heer',
  'zuster',
  'zr\\.?',
  'broeder',
  'br\\.?',
  'dokter',
  'dr\\.?',
  'drs\\.?',
  'arts',
  'verpleegkundige',
  'verzorgende',
  'begeleider',
  'begeleidster',
  'collega',
].join('|')

const FALLBACK_ROLE = 'medewerker'

/**
 * Builds a redactor that replaces full names, initial + surname, and title + surname of known staff by their role,
 * and never a name of the client or a contact. First names alone, surnames alone and misspelt names stay: that risk is
 * documented in docs/records.md.
 */
export function createProseRedactor(staff: readonly StaffMember[], keep: readonly string[]): ProseRedactor {
  const keptSurnames = keep.map((name) => fold(toSurname(name)))
  const keptNames = keep.flatMap((name) => [name, ...toWrittenForms(name)]).map(fold)
  const kept = new Set([...keptNames, ...keptSurnames])
  const { names, surnames } = indexStaff(staff)
  // What is kept is looked for too: a contact called Anja de Vries-Smit is not a colleague Anja de Vries with something behind it.
  const passes = [
    { index: names, own: keptNames, before: '' },
    { index: surnames, own: keptSurnames, before: `(?:${TITLES})(?:${BETWEEN}|(?<=\\.))` },
  ].map(({ own, ...pass }) => ({ ...pass, own: indexByWord(own.map((form) => ({ form }))) }))
  return (text) => {
    let prose: RedactedProse = { text: toOneSpelling(text), replaced: 0 }
    let words = toWords(prose.text)
    for (const { index, own, before } of passes) {
      const roles = findIn(words, index, ({ member }) => member !== undefined && !kept.has(fold(member.name)))
      if (roles.size === 0) continue
      for (const [form] of findIn(words, own, () => true)) roles.set(form, undefined)
      const { replaced } = prose
      prose = replaceAll(prose, toPattern(roles.keys(), before), roles)
      if (prose.replaced > replaced) words = toWords(prose.text)
    }
    return prose.replaced === 0 ? { text, replaced: 0 } : prose
  }
}

// What looks the same is the same: composed letters, and no soft hyphen or other unseen mark within a word.
function toOneSpelling(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFC').replace(UNSEEN_WITHIN, '')
}

const UNSEEN_WITHIN = /(?<=\p{L})\p{Cf}+(?=\p{L})/gu

/** A way in which a name is written, folded, and whose it is. */
interface WrittenName {
  readonly form: string
  readonly member?: StaffMember
}

/** Written names by their last word: one that does not stand in a text means that the name doesn't. */
type NameIndex = ReadonlyMap<string, readonly WrittenName[]>

interface StaffIndex {
  readonly names: NameIndex
  readonly surnames: NameIndex
}

// A list of staff is the same for thousands of clients.
const indexes = new WeakMap<readonly StaffMember[], StaffIndex>()

function indexStaff(staff: readonly StaffMember[]): StaffIndex {
  const known = indexes.get(staff)
  if (known) return known
  // Of two with one surname the role of the same one counts always, in whatever order they became known.
  const sorted = staff.filter(({ name }) => name.trim() !== '').toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const index = {
    names: indexByWord(sorted.flatMap((member) => listForms(member.name).map((form) => ({ form: fold(form), member })))),
    surnames: indexByWord(sorted.map((member) => ({ form: fold(toSurname(toBareName(member.name))), member }))),
  }
  indexes.set(staff, index)
  return index
}

function indexByWord(names: readonly WrittenName[]): NameIndex {
  return Map.groupBy(
    names.filter(({ form }) => form !== ''),
    ({ form }) => toWords(form).at(-1) ?? '',
  )
}

/** The written names of which the last word is among these, with the role of who is meant. */
function findIn(words: readonly string[], index: NameIndex, counts: (name: WrittenName) => boolean): Map<string, string | undefined> {
  const roles = new Map<string, string | undefined>()
  for (const word of words) {
    for (const name of index.get(word) ?? []) if (counts(name)) roles.set(name.form, name.member && toRole(name.member))
  }
  return roles
}

// There and back, so that what a pattern takes for one letter whatever its case is one here too.
function toWords(text: string): readonly string[] {
  return (ASCII.test(text) ? text.toLowerCase().match(ASCII_WORD) : text.toLowerCase().toUpperCase().toLowerCase().match(WORD)) ?? []
}

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\x00-\x7f]*$/
const ASCII_WORD = /[a-z0-9]+/g
const WORD = /[\p{L}\p{N}]+/gu

function replaceAll(prose: RedactedProse, pattern: RegExp | undefined, roles: ReadonlyMap<string, string | undefined>): RedactedProse {
  if (!pattern) return prose
  let replaced = prose.replaced
  const text = prose.text.replace(pattern, (whole: string, name: string) => {
    const role = roles.get(fold(name))
    if (role === undefined) return whole
    replaced += 1
    // Formatted text stays well-formed: what was marked up inside the name stands behind the role.
    return [role, ...(whole.match(MARKUP) ?? [])].join('')
  })
  return { text, replaced }
}

const MARKUP = /<[^<>]*>/g
// The words of one name may stand in two cells of a table, or one of them in bold.
const BETWEEN = '(?:\\s|&nbsp;|&#160;|<[^<>]*>)+'

function toPattern(names: Iterable<string>, before = ''): RegExp | undefined {
  // The longest first, so that "Anja de Vries-Smit" is not cut at "Anja de Vries".
  const alternatives = [...names]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .map((name) => escape(name).replace(/ /g, BETWEEN).replace(/'/g, APOSTROPHE).replace(/-/g, HYPHEN))
  if (alternatives.length === 0) return undefined
  return new RegExp(`(?<![\\p{L}\\p{N}])${before}(${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

// A word processor makes these of the keys for ' and -.
const APOSTROPHE = "['\u2018\u2019\u02bc]"
const HYPHEN = '[-\u2010\u2011]'

/** The ways in which a name of staff is written, also without what a list of staff puts around it. */
function listForms(name: string): readonly string[] {
  return [...new Set([name, toBareName(name)].flatMap((each) => toWrittenForms(each)))]
}

/** A name without a form of address before it (`mw. Petra Post`) and a remark behind it (`Truus Bakker (flexpool)`). */
function toBareName(name: string): string {
  return name.trim().replace(ADDRESSED, '').replace(REMARK, '')
}

const ADDRESSED = /^(?:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|de heer|dr\.?|drs\.?)\s+/i
const REMARK = /\s+\([^()]*\)$/

function toWrittenForms(name: string): readonly string[] {
  const surname = toSurname(name)
  const first = name.trim().split(/\s+/)[0] ?? ''
  return first !== '' && surname !== name.trim() ? [name.trim(), `${first.charAt(0)}. ${surname}`, `${first.charAt(0)}.${surname}`] : []
}

/** The surname with its prefixes: what follows the given names and initials. */
export function toSurname(name: string): string {
  const words = name.trim().split(/\s+/)
  const prefix = words.findIndex((word, index) => index > 0 && PREFIXES.has(word.toLowerCase()))
  if (prefix > 0) return words.slice(prefix).join(' ')
  return words.at(-1) ?? ''
}

const PREFIXES = new Set([
  'van',
  'de',
  'den',
  'der',
  'ten',
  'ter',
  "'t",
  'te',
  'el',
  'al',
  'bin',
  'ben',
  'von',
  'la',
  'le',
  'da',
  'dos',
  'op',
])

function toRole(member: StaffMember): string {
  return member.role ?? FALLBACK_ROLE
}

function fold(name: string): string {
  return toOneSpelling(name.replace(MARKUP, ' ').replace(/&nbsp;|&#160;/g, ' '))
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
