import { appendAudit } from '../audit/append-audit.ts'
import { toNen7513, type AuditSource, type Nen7513Event } from '../audit/nen7513.ts'
import { readAudit, type AuditPeriod } from '../audit/read-audit.ts'
import type { Store } from '../store/store.ts'

/** What exporting the access log needs. */
export interface AuditExportPorts {
  readonly store: Store
  readonly source: AuditSource
  readonly now: () => Date
  /** Who asks, for the entry that says the log was read. */
  readonly readBy: string
}

/** Gives the access log of a period in the words of NEN 7513, oldest first; that it was read is an entry of its own. */
export async function* exportAudit(period: AuditPeriod, { store, source, now, readBy }: AuditExportPorts): AsyncGenerator<Nen7513Event> {
  const asked = { by: readBy, from: period.from?.toISOString() ?? null, until: period.until?.toISOString() ?? null }
  await appendAudit(store.system(), { eventType: 'audit.read', action: 'R', outcome: 'success', at: now(), detail: asked })
  for await (const entry of readAudit(store.system, period)) yield toNen7513(entry, source)
}
