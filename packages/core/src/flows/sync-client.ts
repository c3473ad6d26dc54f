import { appendAudit } from '../audit/append-audit.ts'
import type { Source } from '../define/source.ts'
import { findOnlyClient } from './only-client.ts'
import { readOnly } from './sync-source.ts'
import type { SyncPorts } from './sync-work.ts'

/** The job that reads one client again, by the portal's id. */
export const SYNC_CLIENT_JOB = 'sync.client'

/** A source was being read by somebody else: try again later. */
export class SourceBusy extends Error {
  override readonly name = 'SourceBusy'
}

/**
 * Reads one client again from every source that knows them, the leading one first. Nobody else is touched, nobody leaves care by their absence, and it is
 * no run of the source: how fresh a source is follows its whole runs only. Throws `SourceBusy` when a source was not free.
 */
export async function syncClient(sources: readonly Source[], ports: SyncPorts, clientId: string): Promise<void> {
  const busy: string[] = []
  for (const source of sources.toSorted((one, other) => Number(other.leads) - Number(one.leads)))
    if (!(await syncFrom(source, ports, clientId))) busy.push(source.id)
  if (busy.length > 0) throw new SourceBusy(`Being read at this moment: ${busy.join(', ')}.`)
}

async function syncFrom(source: Source, ports: SyncPorts, clientId: string): Promise<boolean> {
  const db = ports.store.system()
  const only = await findOnlyClient(db, source.id, clientId)
  if (!only) return true
  const result = await ports.store.exclusively(`sync:${source.id}`, () => readOnly(source, ports, only))
  if (result === 'busy') return false
  const { outcome, report } = result.ran
  const { created, updated, removed, rejected } = report
  const found = report.clients > 0
  // Not every client is in every source.
  if (!found && outcome === 'done' && !source.leads) return true
  await appendAudit(db, {
    eventType: 'sync.client',
    action: 'E',
    outcome: outcome === 'done' && found ? 'success' : 'failure',
    at: ports.now(),
    clientId,
    detail: { source: source.id, result: found ? outcome : 'absent', created, updated, removed, rejected },
  })
  return true
}
