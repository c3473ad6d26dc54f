import type { Kysely } from 'kysely'
import type { ClientStep, ClientToRead, Rejection, SourceClient } from '../define/source.ts'
import { tellLive } from '../live/tell-live.ts'
import { findUnchanged, forgetOtherReadings, forgetReading, keepReading } from '../records/client-reading.ts'
import { ingestWithFiles, type FileCounts } from '../records/ingest-files.ts'
import { isDay } from '../records/is-day.ts'
import { isStorable } from '../records/is-storable.ts'
import { matchClient, type MatchedClient } from '../records/match-client.ts'
import type { PreparedRecord } from '../records/prepare-record.ts'
import { mergeStaff } from '../records/prepare-step.ts'
import { toClientDigest } from '../records/record-digest.ts'
import { rememberStaff } from '../records/staff-list.ts'
import { listStoredOwnNames } from '../records/stored-own-names.ts'
import type { SyncCounts } from '../records/sync-report.ts'
import { readCode } from '../store/database-fault.ts'
import type { KernelTables } from '../store/tables.ts'
import { preparePhoto, storePhoto } from './store-photo.ts'
import { collect, prepareWork, replacesNames, toBatch, type PreparedWork, type Run } from './sync-work.ts'
import { withFiles } from './with-files.ts'

// Class 22 of PostgreSQL's appendix A: a value that it can't take.
const DATA_EXCEPTION = '22'

// A serialization failure and a deadlock.
const IN_THE_WAY = new Set(['40001', '40P01'])
const MOST_TRIES = 5

/** A client who was read, with everything ready to be written. */
export interface ReadClient {
  readonly step: ClientStep
  /** The digest that the source gave; undefined where it gave none. */
  readonly digest: string | undefined
  readonly prepared: PreparedWork
  readonly photo: Awaited<ReturnType<typeof preparePhoto>>
}

/** Decides whether a client must be read, and reads and prepares who must; for anybody else it says what to report. Writes nothing. */
export async function openClient(run: Run, given: ClientStep | ClientToRead): Promise<ReadClient | { readonly counts: SyncCounts }> {
  if ('client' in given) return prepareClient(run, given, undefined)
  const { sourceId } = given
  const { now, rules, store } = run.ports
  await run.writing.free(toKeys({ sourceId }))
  const key = { source: run.source, digest: toClientDigest(run.sourceDigest(run.staff), given) }
  const counts = await findUnchanged(store.system(), key, { now: now(), ...rules.access })
  const step = counts ? undefined : await given.read()
  // Also who could not be read: they keep the last good copy.
  run.seen.add(sourceId)
  if (counts) return { counts }
  if (!step || !('client' in step)) return { counts: { rejections: step?.rejected ?? [] } }
  if (step.client.sourceId !== sourceId) throw new Error('The source gave another client than the one that was to be read.')
  return prepareClient(run, step, given.digest)
}

async function prepareClient(
  run: Run,
  step: ClientStep,
  digest: string | undefined,
): Promise<ReadClient | { readonly counts: SyncCounts }> {
  const { bornOn, careEndedOn, deceasedOn, sourceId } = step.client
  run.seen.add(sourceId)
  // Before anything is asked of the database: what it can not hold it can not be asked for either.
  if (!isStorable(step.client) || ![bornOn, careEndedOn, deceasedOn].every((day) => day === undefined || isDay(day)))
    return { counts: refuse(step) }
  // What the copy holds of a client is asked for when nobody is writing it.
  await run.writing.free(toKeys(step.client))
  const prepared = prepareWork(run, step, [step.client.name, ...(await listStored(run, step))])
  return { step, digest, prepared, photo: await preparePhoto(run.ports.store.system(), run.source, step) }
}

async function listStored({ source, ports: { rules, store } }: Run, step: ClientStep): Promise<readonly string[]> {
  if (!replacesNames(source, rules)) return []
  return listStoredOwnNames(store.system(), { source, step, recordTypes: rules.recordTypes })
}

/**
 * By what two writers could meet: the client, under each name that a source may have for them, and the records. Who shares none
 * of it may be written at once; of two clients with one record the first gets it.
 */
export function toKeys(
  { sourceId, number }: Pick<SourceClient, 'sourceId' | 'number'>,
  records: readonly Pick<PreparedRecord, 'type' | 'sourceId'>[] = [],
): ReadonlySet<string> {
  const ofClient = number === undefined ? [`id ${sourceId}`] : [`id ${sourceId}`, `number ${number}`]
  return new Set([...ofClient, ...records.map((record) => `${record.type}\n${record.sourceId}`)])
}

/** Writes a client in one transaction. One whose data the database refuses costs itself, never the clients behind it: their last good copy would grow old with it. */
export async function writeClient(run: Run, read: ReadClient): Promise<SyncCounts> {
  try {
    return await withFiles(run, read, (ready) => storeAgain(run, ready, MOST_TRIES))
  } catch (error) {
    if (!readCode(error).startsWith(DATA_EXCEPTION)) throw error
    return refuse(read.step)
  }
}

/** Tries again what the database undid because another writer was in the way: that one goes on, so next time it isn't. */
async function storeAgain(run: Run, read: ReadClient, tries: number): Promise<SyncCounts> {
  try {
    return await storeClient(run, read)
  } catch (error) {
    if (tries === 1 || !IN_THE_WAY.has(readCode(error))) throw error
    return storeAgain(run, read, tries - 1)
  }
}

async function storeClient(run: Run, read: ReadClient): Promise<SyncCounts> {
  const { step, prepared } = read
  const staff = mergeStaff(run.staff, prepared.newStaff)
  const stored = await run.ports.store.transaction(async (db) => {
    const client = await matchClient(db, run.source, { client: step.client, now: run.ports.now(), ...run.ports.rules.access })
    return typeof client === 'object' ? storeMatched({ db, run, read, client, sourceDigest: run.sourceDigest(staff) }) : client
  })
  // What was rejected of a client of whom nothing is kept is not kept either.
  if (stored === 'closed') return { clients: 1, closed: 1 }
  if (!stored) return { clients: 1, rejections: collect(step.rejected, prepared.rejections, [toUnmatched(step)]) }
  if (prepared.newStaff.length > 0) noteStaff(run, staff)
  noteMoves(run, stored)
  const { notShown, ...counts } = stored
  return {
    ...counts,
    clients: 1,
    rejections: collect(toRejections(read), prepared.remarks, counts.rejections, notShown),
  }
}

function noteStaff(run: Run, staff: Run['staff']): void {
  run.staff = staff
  run.namedLate ||= run.seen.size > 1
}

/** What was refused may be what another client gives up later. One who is written at the same time is later too: a refused record is locked until its writer is done. */
function noteMoves(run: Run, { removed = 0, rejections = [] }: FileCounts): void {
  run.movedLate ||= run.refused && removed > 0
  run.refused ||= rejections.length > 0
}

interface Matched {
  readonly db: Kysely<KernelTables>
  readonly run: Run
  readonly read: ReadClient
  readonly client: MatchedClient
  readonly sourceDigest: string
}

async function storeMatched(matched: Matched): Promise<FileCounts> {
  const { db, run, read, client } = matched
  const { step, prepared, photo } = read
  const target = { clientId: client.id, source: run.source.id, isNew: client.isNew, label: step.client.number ?? step.client.sourceId }
  const counts = await ingestWithFiles(db, target, toBatch(run, step, prepared))
  if (prepared.newStaff.length > 0) await rememberStaff(db, run.source.id, prepared.newStaff)
  if (photo && 'bytes' in photo) await storePhoto(db, client.id, photo)
  if (!client.isNew && isChanged(counts)) {
    await forgetOtherReadings(db, run.source.id, client.id)
    await tellLive(db, { clientId: client.id, records: true })
  }
  await noteReading(matched, counts)
  return counts
}

/** Whether anything that can be shown is another than before. */
export function isChanged({ created = 0, updated = 0, removed = 0 }: FileCounts): boolean {
  return created + updated + removed > 0
}

/** What may come out otherwise at the next run, though nothing changed in the source, is read again then. */
async function noteReading({ db, run, read, client, sourceDigest }: Matched, counts: FileCounts): Promise<void> {
  const { step, prepared, digest } = read
  const { sourceId, number } = step.client
  const isSettled = prepared.remarks.length === 0 && (counts.rejections ?? []).length === 0
  if (digest !== undefined && isSettled) {
    await keepReading(
      db,
      { source: run.source, digest: toClientDigest(sourceDigest, { sourceId, digest }) },
      {
        sourceId,
        clientId: client.id,
        number,
        records: prepared.records.length,
        replacedNames: counts.replacedNames ?? 0,
        rejections: collect(toRejections(read), counts.notShown),
      },
    )
  } else if (!client.isNew) await forgetReading(db, run.source.id, sourceId)
}

/** What of a client could not be kept, whoever else there is. */
function toRejections({ step, prepared, photo }: ReadClient): readonly Rejection[] {
  return collect(step.rejected, prepared.rejections, photo && 'rejected' in photo ? [photo.rejected] : [])
}

function refuse(step: ClientStep): SyncCounts {
  const reason =
    'The name, the number or a day (of birth, end of care, death) of this client can not be stored; the last good copy of the whole client stands.'
  return { rejections: collect(step.rejected, [{ place: toPlace(step), type: 'client', reason }]) }
}

function toUnmatched(step: ClientStep): Rejection {
  const reason = `No client of the leading source has the number ${step.client.number ?? '(none)'}; everything of this client is left out.`
  return { place: toPlace(step), type: 'client', reason }
}

function toPlace(step: ClientStep): Rejection['place'] {
  return { file: step.records[0]?.place.file ?? 'source' }
}
