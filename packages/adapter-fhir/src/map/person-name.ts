import { findExtension } from '../fields/extension.ts'
import type { HumanName } from '../fields/person.ts'
import type { PersonName } from '@voordeur/core/care'

interface GivenName {
  readonly text: string
  /** BR a name given at birth, IN an initial, CL the name one is called by (ISO 21090 EN qualifier). */
  readonly qualifier: string | undefined
}

/**
 * The name of a person from the Dutch parts of nl-core: names in the order the person chose, the name one is called by
 * from `use = usual` or the qualifier CL. Undefined when there is no name at all.
 */
export function toPersonName(names: readonly HumanName[]): PersonName | undefined {
  const usual = names.find((name) => name.use === 'usual' && name.family === undefined)
  const main = names.find((name) => name.use === 'official') ?? names.find((name) => name !== usual && name.use !== 'old') ?? usual
  if (!main) return undefined
  const given = readGiven(main)
  const family = toFamilyName(main)
  const first = toFirstNames(given)
  const display = (family === undefined ? undefined : join(first, family)) ?? main.text ?? first
  if (display === undefined) return undefined
  return {
    display,
    initials: joinInitials(given),
    given: join(...given.filter(({ qualifier }) => qualifier === 'BR' || qualifier === undefined).map(({ text }) => text)),
    nickname: (usual && join(...usual.given)) ?? join(...given.filter(({ qualifier }) => qualifier === 'CL').map(({ text }) => text)),
    family,
  }
}

/** The family name in the order of `humanname-assembly-order`: NL1 own, NL2 partner's, NL3 partner's-own, NL4 own-partner's. */
function toFamilyName(name: HumanName): string | undefined {
  const part = (ending: string): string | undefined => findExtension(name._family, ending)?.valueString
  const own = join(part('humanname-own-prefix'), part('humanname-own-name'))
  const partner = join(part('humanname-partner-prefix'), part('humanname-partner-name'))
  const order = findExtension(name, 'humanname-assembly-order')?.valueCode
  return assemble(own, partner, order) ?? name.family ?? hyphenate(own, partner)
}

function assemble(own: string | undefined, partner: string | undefined, order: string | undefined): string | undefined {
  if (order === 'NL1') return own
  if (order === 'NL2') return partner ?? own
  if (order === 'NL3') return hyphenate(partner, own)
  return order === 'NL4' ? hyphenate(own, partner) : undefined
}

function readGiven(name: HumanName): readonly GivenName[] {
  return name.given.flatMap((text, index) => {
    const qualifier = findExtension(name._given[index], 'iso21090-EN-qualifier')?.valueCode
    return text === null || text === '' ? [] : [{ text, qualifier }]
  })
}

// Names given at birth together with the initials of the others; else the name one is called by; else initials alone.
function toFirstNames(given: readonly GivenName[]): string | undefined {
  const full = given.filter(({ qualifier }) => qualifier === 'BR' || qualifier === undefined)
  if (full.length > 0) return joinNames(given.filter(({ qualifier }) => qualifier !== 'CL'))
  const called = given.filter(({ qualifier }) => qualifier === 'CL')
  return called.length > 0 ? joinNames(called) : joinInitials(given)
}

function joinNames(given: readonly GivenName[]): string | undefined {
  return given.reduce<string | undefined>((joined, { text, qualifier }, index) => {
    const afterInitial = qualifier === 'IN' && given[index - 1]?.qualifier === 'IN'
    return joined === undefined ? text : `${joined}${afterInitial ? '' : ' '}${text}`
  }, undefined)
}

function joinInitials(given: readonly GivenName[]): string | undefined {
  const initials = given.filter(({ qualifier }) => qualifier === 'IN').map(({ text }) => text)
  return initials.length === 0 ? undefined : initials.join('')
}

function hyphenate(first: string | undefined, second: string | undefined): string | undefined {
  const parts = [first, second].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join('-')
}

function join(...parts: readonly (string | null | undefined)[]): string | undefined {
  const words = parts.filter((part) => part !== undefined && part !== null && part !== '')
  return words.length === 0 ? undefined : words.join(' ')
}
