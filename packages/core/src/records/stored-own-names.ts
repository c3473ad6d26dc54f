import type { Kysely } from 'kysely'
import type { RecordType } from '../define/record.ts'
import type { ClientStep, Source } from '../define/source.ts'
import type { KernelTables } from '../store/tables.ts'
import { listOwnNames } from './redact-record.ts'

/** A client as a source knows them, with what it brings of them now. */
export interface GivenStep {
  readonly source: Source
  readonly step: Pick<ClientStep, 'client' | 'complete'>
  /** Every type of the portal. */
  readonly recordTypes: ReadonlyMap<string, RecordType>
}

/**
 * The names of a client's own side that stand in the copy already, of types that a step does not bring whole: a contact who is not
 * delivered this time is still a contact. What only ever grows (reports) is not read for it.
 */
export async function listStoredOwnNames(db: Kysely<KernelTables>, { source, step, recordTypes }: GivenStep): Promise<readonly string[]> {
  const whole = new Set((step.complete ?? []).map(({ name }) => name))
  const types = [...recordTypes.values()].filter(
    ({ name, ownNames }) => ownNames.length > 0 && !whole.has(name) && source.delivers[name] !== 'append',
  )
  if (types.length === 0) return []
  const { sourceId, number } = step.client
  const rows = await db
    .selectFrom('record')
    .innerJoin('client', 'client.id', 'record.whose')
    .select(['type', 'data'])
    .where('record.removed_at', 'is', null)
    .where(
      'type',
      'in',
      types.map(({ name }) => name),
    )
    .where((eb) =>
      source.leads
        ? eb.and([eb('client.source', '=', source.id), eb('client.source_id', '=', sourceId)])
        : eb('client.number', '=', number ?? ''),
    )
    .execute()
  return rows.flatMap(({ type, data }) => types.filter(({ name }) => name === type).flatMap((each) => listOwnNames(each, data)))
}
