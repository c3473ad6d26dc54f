import type { Composition } from '../../compose/composition.ts'

/** What is true of a portal by its composition and its terms of use, as far as the words of its statements depend on it. */
export interface StatementFacts {
  readonly organisation: string
  readonly portal: string
  /** Whether a copy of the care record is kept. */
  readonly hasRecord: boolean
  /** Message keys of the parts in which people leave something themselves, or in which is kept what somebody read. */
  readonly written: readonly { readonly plugin: string; readonly title: string }[]
  readonly hasDesk: boolean
  /** Whether there are terms of use, so that it is kept who agreed to them. */
  readonly hasTerms: boolean
  readonly asksForAccess: boolean
  /** Whole days after the last day in care. */
  readonly endsAfterCareDays: number
  /** Whole days that an account is kept without access. */
  readonly accountDays: number
  /** Whole days that the access log is kept. */
  readonly logDays: number
  readonly phone: string | undefined
  readonly email: string | undefined
  readonly infoUrl: string | undefined
}

/** Reads them from a composition. */
export function toStatementFacts(
  { organisation, sources, plugins, parts, desk, access, audit }: Composition,
  hasTerms: boolean,
): StatementFacts {
  const keeping = new Set(plugins.filter(({ tables }) => Object.values(tables?.rows ?? {}).includes('client')).map(({ id }) => id))
  return {
    organisation: organisation.name,
    portal: organisation.portalName,
    hasRecord: sources.length > 0,
    written: [...parts.values()]
      .filter(({ plugin, part }) => keeping.has(plugin) && part.scope === 'client')
      .map(({ plugin, part: { title } }) => ({ plugin, title })),
    hasDesk: desk.sets.size > 0,
    hasTerms,
    asksForAccess: access.requests !== undefined,
    endsAfterCareDays: access.endsAfterCareDays,
    accountDays: access.accountDays,
    logDays: audit.keepForDays,
    phone: organisation.phone,
    email: organisation.email,
    infoUrl: organisation.infoUrl,
  }
}
