import type { ClientStep } from '../define/source.ts'
import { dropUnplaced, isStanding, keepFile, listKnownFiles, toFileKey, type FileReading } from '../records/keep-files.ts'
import { findMatch } from '../records/match-client.ts'
import type { PreparedRecord } from '../records/prepare-record.ts'
import type { PreparedWork, Run } from './sync-work.ts'

interface ReadStep {
  readonly step: ClientStep
  readonly prepared: PreparedWork
}

/**
 * Reads the files of a client that are new before `write` opens the transaction that writes the client: a server that answers slowly
 * holds no transaction open. They wait in the store, where no viewer sees them, so that one at most of each client that is being written is in memory, whatever a
 * client has, and no copy stands on any other disk. What was not given a record is removed, however writing ends.
 */
export async function withFiles<Read extends ReadStep, T>(run: Run, read: Read, write: (ready: Read) => Promise<T>): Promise<T> {
  if (read.prepared.records.every(({ file }) => file === undefined)) return write(read)
  const files = new Map<PreparedRecord, FileReading>()
  try {
    await readFiles(run, read, files)
    return await write({ ...read, prepared: { ...read.prepared, files } })
  } finally {
    await dropUnplaced(
      run.ports.store.system(),
      [...files.values()].flatMap((reading) => ('id' in reading ? [reading.id] : [])),
    )
  }
}

async function readFiles(run: Run, { step, prepared }: ReadStep, files: Map<PreparedRecord, FileReading>): Promise<void> {
  const { store, now, rules } = run.ports
  const db = store.system()
  const match = await findMatch(db, run.source, { client: step.client, now: now(), ...rules.access })
  if (!match) return
  const known = match.id === undefined ? undefined : await listKnownFiles(db, { clientId: match.id, source: run.source.id })
  for (const record of prepared.records) {
    const { file } = record
    if (file && !isStanding(known?.get(toFileKey(record)), file)) files.set(record, await keepFile(db, file, now()))
  }
}
