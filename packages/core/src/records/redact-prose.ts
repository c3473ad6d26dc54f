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
  const kept = new Set(keep.flatMap((name) => [name, ...toWrittenForms(name)]).map(fold))
  const keptSurnames = new Set(keep.map((name) => fold(toSurname(name))))
  // Of two with one surname the role of the same one counts always, in whatever order they became known.
  const known = staff
    .filter(({ name }) => name.trim() !== '' && !kept.has(fold(name)) && !keptSurnames.has(fold(name)))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  // What is kept is looked for too: a contact called Anja de Vries-Smit is not a colleague Anja de Vries with something behind it.
  const names = new Map([
    ...known.flatMap((member) => toWrittenForms(member.name).map((form) => [fold(form), toRole(member)] as const)),
    ...[...kept].map((name) => [name, undefined] as const),
  ])
  const surnames = new Map([
    ...known.map((member) => [fold(toSurname(member.name)), toRole(member)] as const),
    ...[...keptSurnames].map((surname) => [surname, undefined] as const),
  ])
  const patterns = known.length === 0 ? [] : [toPattern(names.keys()), toPattern(surnames.keys(), `(?:${TITLES})${BETWEEN}`)]
  return (text) => replaceAll(replaceAll({ text, replaced: 0 }, patterns[0], names), patterns[1], surnames)
}

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
const BETWEEN = '(?:\\s|<[^<>]*>)+'

function toPattern(names: Iterable<string>, before = ''): RegExp | undefined {
  // The longest first, so that "Anja de Vries-Smit" is not cut at "Anja de Vries".
  const alternatives = [...names]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .map((name) => escape(name).replace(/ /g, BETWEEN))
  if (alternatives.length === 0) return undefined
  return new RegExp(`(?<![\\p{L}\\p{N}])${before}(${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

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
  return name.replace(MARKUP, ' ').normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
