import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openLane } from './viewer-lane.ts'
import type { ViewerAuditEntry, ViewerLane, ViewerNotice } from './store.ts'
import type { Wire, WireResult } from './wire.ts'

const ENTRY: ViewerAuditEntry = { eventType: 'part.read', action: 'R', outcome: 'success' }
const NOTICE: ViewerNotice = { accountId: 'a', plugin: 'bord', kind: 'posted', reference: '1', values: {} }
const words = { begin: 'begin', setContext: 'set context', sign: (types: readonly string[]) => types.join() }

test('a page with one read takes two round trips: begin, context and read; entries and commit', async () => {
  const trips = await tripsOf(async (lane) => {
    await lane.part(['report'], (db) => sql`select 1`.execute(db))
    lane.audit(ENTRY)
  })
  expect(trips).toEqual([
    ['begin;savepoint part', 'set context', 'select 1'],
    ['set context', 'select audit_append($1::jsonb) as added', 'commit'],
  ])
})

test('each further part takes one round trip, and statements that a part asks at once share one', async () => {
  const trips = await tripsOf(async (lane) => {
    await lane.part(['report'], (db) => sql`select 1`.execute(db))
    await lane.part(['plan'], (db) => Promise.all([sql`select 2`.execute(db), sql`select 3`.execute(db)]))
  })
  expect(trips).toEqual([
    ['begin;savepoint part', 'set context', 'select 1'],
    ['release savepoint part;savepoint part', 'set context', 'select 2', 'select 3'],
    ['commit'],
  ])
})

test('entries alone take one round trip, and nothing at all takes none', async () => {
  expect(await tripsOf(async (lane) => lane.audit(ENTRY))).toEqual([
    ['begin', 'set context', 'select audit_append($1::jsonb) as added', 'commit'],
  ])
  expect(await tripsOf((lane) => lane.part([], async () => {}))).toEqual([])
})

test('who may be told something is asked in one trip more, before the commit', async () => {
  const trips = await tripsOf(async (lane) => {
    await lane.part(['report'], (db) => sql`select 1`.execute(db))
    lane.audit(ENTRY)
    lane.notify(() => [NOTICE])
  })
  expect(trips).toEqual([
    ['begin;savepoint part', 'set context', 'select 1'],
    ['set context', 'select notice_accesses() as accesses'],
    ['set context', 'select audit_append($1::jsonb) as added', 'select notice_deliver($1::jsonb) as added', 'commit'],
  ])
})

test('who has access is asked in the middle of a part with its next statement, whose own context stands again before it', async () => {
  const signed: string[] = []
  const trips = await tripsOf(
    (lane) => lane.part(['report'], (db, accesses) => Promise.all([accesses(), sql`select 1`.execute(db)])),
    (types) => signed.push(types.join()),
  )
  expect(trips).toEqual([
    ['begin;savepoint part', 'set context', 'set context', 'select notice_accesses() as accesses', 'set context', 'select 1'],
    ['commit'],
  ])
  expect(signed).toEqual(['report', 'audit.append', 'report'])
})

test('when there is nobody to tell, nothing is delivered', async () => {
  expect(await tripsOf(async (lane) => lane.notify(() => []))).toEqual([
    ['begin', 'set context', 'select notice_accesses() as accesses'],
    ['commit'],
  ])
})

/** Runs a lane on a server that answers only when nothing more is sent; gives what was sent between two answers. */
async function tripsOf(
  run: (lane: ViewerLane) => unknown,
  note: (types: readonly string[]) => unknown = () => {},
): Promise<readonly (readonly string[])[]> {
  const { wire, trips } = createSlowWire()
  const { lane, commit } = openLane(wire, {
    ...words,
    sign: (types) => {
      note(types)
      return words.sign(types)
    },
  })
  await run(lane)
  await commit()
  return trips
}

function createSlowWire(): { readonly wire: Wire; readonly trips: string[][] } {
  const trips: string[][] = []
  let open: { readonly sent: string[]; readonly answered: Promise<WireResult> } | undefined
  const startTrip = (): NonNullable<typeof open> => {
    const sent: string[] = []
    trips.push(sent)
    const answered = new Promise<WireResult>((resolve) => {
      setImmediate(() => {
        open = undefined
        resolve({ rows: [{ accesses: [] }], affected: undefined })
      })
    })
    return { sent, answered }
  }
  const send = async (text: string): Promise<WireResult> => {
    open ??= startTrip()
    open.sent.push(text)
    return open.answered
  }
  const command = async (text: string): Promise<void> => void (await send(text))
  return { wire: { query: send, command, commit: () => command('commit'), release: () => {} }, trips }
}
