import type { Selectable } from 'kysely'
import type { AuditEntryTable } from '../store/audit-tables.ts'

/** Who runs the portal, as the log's source. */
export interface AuditSource {
  readonly organisation: string
  readonly origin: string
}

/** One event with the fields of NEN 7513:2018 as Logius' extension names them. */
export interface Nen7513Event {
  readonly event: {
    readonly eventId: string
    readonly eventTypeCode: string
    readonly eventActionCode: string
    readonly eventDateTime: string
    readonly eventOutcomeIndicator: 'success' | 'refused' | 'failure'
    readonly traceId: string | null
  }
  readonly users: readonly {
    readonly userId: string
    readonly userIsRequestor: true
    readonly roleIdCode: string | null
    readonly purposeOfUse: 'inspection by the client or representative'
    readonly networkAccessPointTypeCode: 'ip' | null
    readonly networkAccessPointId: string | null
  }[]
  readonly objects: readonly {
    readonly participantObjectTypeCode: 'person' | 'record part'
    readonly participantObjectTypeCodeRole: 'client' | 'part'
    readonly participantObjectId: string
    readonly participantObjectDetail: unknown
  }[]
  readonly source: { readonly auditEnterpriseSiteId: string; readonly auditSourceId: string; readonly auditSourceTypeCode: 'web portal' }
  readonly policy: { readonly autorisatieProtocol: string | null; readonly toestemmingsProfiel: string | null }
}

/** An entry of the access log in the words of NEN 7513. */
export function toNen7513(entry: Selectable<AuditEntryTable>, source: AuditSource): Nen7513Event {
  return {
    event: {
      eventId: entry.id,
      eventTypeCode: entry.event_type,
      eventActionCode: entry.action,
      eventDateTime: entry.at.toISOString(),
      eventOutcomeIndicator: entry.outcome as Nen7513Event['event']['eventOutcomeIndicator'],
      traceId: entry.trace_id,
    },
    users: entry.account_id === null ? [] : [toUser(entry, entry.account_id)],
    objects: toObjects(entry),
    source: { auditEnterpriseSiteId: source.organisation, auditSourceId: source.origin, auditSourceTypeCode: 'web portal' },
    policy: { autorisatieProtocol: entry.right, toestemmingsProfiel: entry.access_id },
  }
}

function toUser(entry: Selectable<AuditEntryTable>, userId: string): Nen7513Event['users'][number] {
  return {
    userId,
    userIsRequestor: true,
    roleIdCode: entry.basis,
    purposeOfUse: 'inspection by the client or representative',
    networkAccessPointTypeCode: entry.network === null ? null : 'ip',
    networkAccessPointId: entry.network,
  }
}

function toObjects(entry: Selectable<AuditEntryTable>): Nen7513Event['objects'] {
  const client = entry.client_id === null ? [] : [{ kind: 'person', role: 'client', id: entry.client_id, detail: null } as const]
  const part = entry.part === null ? [] : [{ kind: 'record part', role: 'part', id: entry.part, detail: entry.detail } as const]
  return [...client, ...part].map(({ kind, role, id, detail }) => ({
    participantObjectTypeCode: kind,
    participantObjectTypeCodeRole: role,
    participantObjectId: id,
    participantObjectDetail: detail,
  }))
}
