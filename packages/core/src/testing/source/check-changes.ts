import type { Rejection } from '../../define/source.ts'
import { ensure, ensureNone } from '../contract-rule.ts'
import { listClients, pullDigests, pullSteps, type SourceStage } from './open-source-stage.ts'
import { findSecrets } from './find-secrets.ts'
import { countChanged, readCopy } from './stored-copy.ts'

const SHORTEST_REASON = 8

/** A second run finds what stands, and touches no row. */
export async function checkTwice({ portal, subject, read }: SourceStage): Promise<void> {
  await read(subject.whole)
  const before = await readCopy(portal)
  const { created, updated, removed, outOfCare } = await read(subject.whole)
  const counts = Object.entries({ created, updated, removed, 'out of care': outOfCare }).filter(([, count]) => count > 0)
  ensure(
    counts.length === 0,
    `Reading the same twice is not the same: ${counts.map(([name, count]) => `${count} ${name}`).join(', ')}. Fix: give ids, times and order that follow from the source alone, and end with \`completeSnapshot\`.`,
  )
  ensure(countChanged(before, await readCopy(portal)) === 0, 'Reading the same twice touched rows.')
  const [digests, again] = [await pullDigests(subject.whole), new Set(await pullDigests(subject.whole))]
  ensure(
    digests.every((digest) => again.has(digest)),
    'The digest of a client is another one when the same is read twice. Fix: make it of what is read alone, whole and in a fixed order.',
  )
}

/** A record that is gone from a complete type becomes a tombstone, and nothing else changes. */
export async function checkGone({ portal, subject, source, read }: SourceStage): Promise<void> {
  const steps = await pullSteps(subject.whole)
  const isComplete = steps.some((step) => 'complete' in step && (step.complete?.length ?? 0) > 0)
  if (!subject.withoutRecord) {
    ensure(!isComplete, 'It calls types complete. Fix: give the example `withoutRecord`, so that this can be tried.')
    return
  }
  await read(subject.whole)
  const before = await readCopy(portal)
  const { created, updated, removed } = await read(subject.withoutRecord)
  ensure(removed > 0, 'A record that is gone still stands. Fix: yield in `complete` the types of which a step holds everything.')
  const after = await readCopy(portal)
  const standing = new Set(before.records.flatMap(({ id, removed: gone }) => (gone ? [] : [id])))
  const gone = after.records.filter(({ id, removed: isGone }) => isGone && standing.has(id))
  ensureNone([
    ...(new Set(gone.map(({ clientId }) => clientId)).size > 1
      ? ['Records of more than one client were removed for one that is gone.']
      : []),
    ...(created + updated > 0 ? [`One record is gone, and ${created} were made and ${updated} changed beside it.`] : []),
    ...gone
      .filter(({ type }) => (source.delivers[type] ?? 'snapshot') !== 'snapshot')
      .map(({ type }) => `A "${type}" was removed, which does not come as a snapshot.`),
  ])
}

/** A client who is gone from a complete snapshot leaves care from that day, keeps the record, and is the only one. */
export async function checkLeft({ portal, subject, read }: SourceStage): Promise<void> {
  const steps = await pullSteps(subject.whole)
  if (!subject.withoutClient) {
    ensure(
      !steps.some((step) => 'completeSnapshot' in step),
      'It delivers complete snapshots. Fix: give the example `withoutClient`, so that this can be tried.',
    )
    return
  }
  await read(subject.whole)
  const before = await readCopy(portal)
  const { outOfCare, removed } = await read(subject.withoutClient)
  ensure(outOfCare > 0, 'A client who is gone is still in care. Fix: end a pull that held every client with `{ completeSnapshot: true }`.')
  const after = await readCopy(portal)
  const left = after.clients.filter(
    ({ id, careEndedOn }) => careEndedOn !== null && before.clients.find((one) => one.id === id)?.careEndedOn === null,
  )
  ensureNone([
    ...(left.length === 1 ? [] : [`${left.length} clients left care, and one is gone. Fix: name in \`unread\` who could not be read.`]),
    ...(removed === 0 ? [] : [`${removed} records were removed because a client is gone.`]),
  ])
}

/** What can't be read is reported with its place and a reason; the last good copy of everything stands. */
export async function checkBroken(stage: SourceStage): Promise<void> {
  const { portal, subject, read } = stage
  await read(subject.whole)
  const before = await readCopy(portal)
  const report = await read(subject.withBroken)
  ensure(report.rejected > 0, 'An item that can not be read is not reported. Fix: yield it in `rejected` with its place and a reason.')
  const changed = countChanged(before, await readCopy(portal))
  ensureNone([
    ...report.rejections.flatMap((rejection) => findSilent(rejection)),
    ...(report.removed + report.outOfCare > 0
      ? ['What could not be read was taken for gone. Fix: leave its type out of `complete`, or name its client in `unread`.']
      : []),
    ...(changed > 0 ? [`One item could not be read, and ${changed} rows changed.`] : []),
    ...(await findStopped(stage)),
  ])
}

function findSilent({ place, reason }: Rejection): readonly string[] {
  return [
    ...(place.file.trim() === '' ? [`A rejection ("${reason}") says no place. Fix: name the file, and the line or path in it.`] : []),
    ...(reason.trim().length < SHORTEST_REASON
      ? [`A rejection in ${place.file} gives no reason. Fix: write a sentence for who reads the report.`]
      : []),
  ]
}

/** All clients but one must come as they do when nothing is broken. */
async function findStopped({ subject }: SourceStage): Promise<readonly string[]> {
  const count = async (example: typeof subject.whole) =>
    new Map(listClients(await pullSteps(example)).map(({ client, records }) => [client.sourceId, records.length]))
  const broken = await count(subject.withBroken)
  const fewer = [...(await count(subject.whole))].filter(([client, records]) => (broken.get(client) ?? -1) < records)
  return fewer.length > 1
    ? [`One item could not be read, and ${fewer.length} clients miss something. Fix: go on with the next client.`]
    : []
}

/** Neither a BSN nor an account number is kept: not in a record, a name, an id, a report or a line of the log. */
export async function checkSecrets({ portal, subject, read }: SourceStage): Promise<void> {
  await read(subject.whole)
  await read(subject.withBroken)
  const { clients, records, staff, reports } = await readCopy(portal)
  const kept = {
    'a client': clients.map(({ row }) => row),
    'a record': records.map(({ row }) => row),
    'a name of staff': staff,
    'a report': reports,
    'the log': portal.log,
  }
  ensureNone(
    Object.entries(kept).flatMap(([place, rows]) => {
      const text = rows.map((row) => JSON.stringify(row)).join('\n')
      const known = (subject.secrets ?? []).filter((secret) => text.includes(secret))
      const found = findSecrets(text).filter((secret) => !(subject.innocent ?? []).includes(secret))
      return [...new Set([...known, ...found])].map(
        (secret) =>
          `"${secret}" is kept in ${place}. Fix: leave a BSN and an account number out before anything is yielded; a number that is neither stands in \`innocent\`.`,
      )
    }),
  )
}
