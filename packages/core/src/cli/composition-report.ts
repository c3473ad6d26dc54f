import type { ComposedPart, Composition } from '../compose/composition.ts'

/** A part as a reader of the report sees it. */
export interface PartReport {
  readonly id: string
  readonly scope: string
  /** The right that opens it; null when everybody with a session may. */
  readonly right: string | null
  readonly rights: readonly string[]
  readonly reads: readonly string[]
  readonly applies: readonly string[]
  /** Record types whose files it opens. */
  readonly files: readonly string[]
  /** What each reader may fetch of it at a secret address, as a media type; null when there is none. */
  readonly feed: string | null
}

/** A composition as plain JSON. Its shape is stable: fields are added, never renamed or removed. */
export interface CompositionReport {
  readonly portal: {
    readonly organisation: string
    readonly name: string
    readonly url: string
    readonly layout: string
    readonly language: string
  }
  readonly panels: readonly { readonly id: string; readonly title: string; readonly parts: readonly PartReport[] }[]
  /** Parts that stand in no panel: core's own pages, and what the organisation leaves out. */
  readonly unplaced: readonly PartReport[]
  /** The organisation's desk: what a session must prove, its parts, and the rights per set. */
  readonly desk: {
    readonly requires: string
    readonly parts: readonly PartReport[]
    readonly sets: readonly { readonly id: string; readonly title: string; readonly rights: readonly string[] }[]
  }
  readonly permissionSets: readonly { readonly id: string; readonly title: string; readonly rights: readonly string[] }[]
  /** The permission set each basis starts with. */
  readonly byBasis: Readonly<Record<string, string>>
  /** Rights that stand in no set, with the bases they come with by law. */
  readonly explicitRights: readonly { readonly id: string; readonly byBasis: readonly string[] }[]
  readonly sources: readonly {
    readonly id: string
    readonly adapter: string
    readonly version: string
    readonly every: string
    readonly leads: boolean
    readonly provides: readonly string[]
  }[]
  readonly records: readonly {
    readonly type: string
    readonly visibleAfterSeconds: number
    readonly staffNames: string
    readonly discussedOnly: boolean
    readonly readBy: readonly string[]
  }[]
  /** How many days an entry of the access log is kept. */
  readonly audit: { readonly keepForDays: number }
  readonly personalData: readonly { readonly plugin: string; readonly table: string; readonly rows: string; readonly keeps: string }[]
  readonly publicAccess: readonly { readonly place: string; readonly reason: string }[]
  readonly findings: readonly {
    readonly id: string
    readonly level: string
    readonly requirement: string
    readonly message: string
    readonly acceptedBy: string | null
    readonly acceptedUntil: string | null
  }[]
  readonly signIn: {
    /** The strongest assurance a session can have. */
    readonly maxAssurance: string
    readonly rules: readonly {
      readonly id: string
      readonly topic: string
      readonly says: string
      readonly value: string
      /** The default, when the organisation chose something else. */
      readonly insteadOf: string | null
      readonly requirement: string
    }[]
  }
}

/** What `voordeur check` says of a composition. */
export function toCompositionReport(composition: Composition): CompositionReport {
  const { organisation, origin, basePath, language, theme } = composition
  const placed = new Set(composition.panels.flatMap(({ parts }) => parts))
  return {
    portal: {
      organisation: organisation.name,
      name: organisation.portalName,
      url: origin + basePath,
      layout: theme.layout,
      language: language.default,
    },
    panels: composition.panels.map(({ id, title, parts }) => ({ id, title, parts: parts.map((part) => toPart(part)) })),
    unplaced: [...composition.parts.values()]
      .filter((part) => !placed.has(part) && !composition.desk.parts.includes(part))
      .map((part) => toPart(part)),
    desk: {
      requires: composition.desk.requires,
      parts: composition.desk.parts.map((part) => toPart(part)),
      sets: [...composition.desk.sets.values()].map(({ id, title, rights }) => ({ id, title, rights })),
    },
    permissionSets: [...composition.permissionSets.values()].map(({ id, title, rights }) => ({ id, title, rights })),
    byBasis: { ...composition.access.byBasis },
    explicitRights: [...composition.rights.values()].filter(({ explicit }) => explicit).map(({ id, byBasis }) => ({ id, byBasis })),
    sources: composition.sources.map(({ id, adapter, version, every, leads, provides }) => ({
      id,
      adapter,
      version,
      every,
      leads,
      provides: provides.map(({ name }) => name),
    })),
    records: toRecords(composition),
    audit: { keepForDays: composition.audit.keepForDays },
    personalData: toPersonalData(composition),
    publicAccess: [...composition.parts.values()].flatMap((part) => toPublicAccess(part)),
    findings: composition.findings.map(({ id, level, requirement, message, accepted }) => ({
      id,
      level,
      requirement,
      message,
      acceptedBy: accepted?.by ?? null,
      acceptedUntil: accepted?.until ?? null,
    })),
    signIn: toSignIn(composition),
  }
}

function toPart({ id, part, readRight, rights, reads, applies, files }: ComposedPart): PartReport {
  return { id, scope: part.scope, right: readRight ?? null, rights, reads, applies, files, feed: part.feed?.mime ?? null }
}

function toRecords({ recordTypes, recordPolicy, parts }: Composition): CompositionReport['records'] {
  return [...recordTypes.keys()].map((type) => ({
    type,
    ...recordPolicy(type),
    readBy: [...parts.values()].filter(({ reads }) => reads.includes(type)).map(({ id }) => id),
  }))
}

function toPersonalData({ plugins, authenticator }: Composition): CompositionReport['personalData'] {
  const own = plugins.flatMap(({ id, tables }) =>
    Object.entries(tables?.personalData ?? {}).map(([table, keeps]) => ({ plugin: id, table, rows: tables?.rows[table] ?? '', keeps })),
  )
  const signIn = Object.entries(authenticator.tables.personalData).map(([table, keeps]) => ({
    plugin: authenticator.id,
    table,
    rows: 'account',
    keeps,
  }))
  return [...own, ...signIn]
}

function toSignIn({ authenticator }: Composition): CompositionReport['signIn'] {
  const { maxAssurance = 'single', rules = [] } = authenticator
  return {
    maxAssurance,
    rules: rules.map(({ id, topic, says, value, insteadOf = null, requirement }) => ({ id, topic, says, value, insteadOf, requirement })),
  }
}

function toPublicAccess({ id, part }: ComposedPart): CompositionReport['publicAccess'] {
  const actions = Object.entries(part.actions).flatMap(([name, { right }]) =>
    typeof right === 'string' || right.reason === part.access?.reason ? [] : [{ place: `${id}, action "${name}"`, reason: right.reason }],
  )
  return [...(part.access ? [{ place: id, reason: part.access.reason }] : []), ...actions]
}
