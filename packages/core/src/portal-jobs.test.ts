import { expect, test } from 'vitest'
import { asIfLongAgo } from './audit/test-log.ts'
import { Report } from './care/index.ts'
import { toFirstId } from './store/ids.ts'
import { createMemorySource, createTestPortal, testAuthenticator, type TestPortal } from './testing/index.ts'

const steps = [
  { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [], complete: [Report] },
  { completeSnapshot: true as const },
]

async function countRuns(portal: TestPortal): Promise<number> {
  const { rows } = await portal.store.execute('select count(*)::int as runs from sync_run')
  return Number(rows[0]?.['runs'])
}

test('a source that was never read is read at the start, and then every four hours', async () => {
  const memory = createMemorySource([Report])
  memory.steps = steps
  const portal = await createTestPortal({ sources: [memory.source] })
  await portal.start()
  await portal.runJobs(0)
  expect(await countRuns(portal)).toBe(1)
  await portal.runJobs(4 * 3600)
  expect(await countRuns(portal)).toBe(2)
  await portal.runJobs(4 * 3600)
  expect(await countRuns(portal)).toBe(3)
  await portal.close()
})

test('a source that was read within its time is left alone at the start', async () => {
  const memory = createMemorySource([Report])
  memory.steps = steps
  const portal = await createTestPortal({ sources: [memory.source] }, { now: '2026-11-22T12:30:00Z' })
  await portal.sync()
  await portal.start()
  await portal.runJobs(60)
  expect(await countRuns(portal)).toBe(1)
  await portal.close()
})

test('who is given access gets a mail without a word about care, and it leaves once', async () => {
  const memory = createMemorySource([Report])
  memory.steps = steps
  const portal = await createTestPortal({ sources: [memory.source] })
  await portal.sync()
  await portal.start()
  await portal.grant(
    { clientNumber: '100', email: 'Dochter@Voorbeeld.nl', name: 'De dochter', basis: 'self' },
    { grantedBy: 'test', notify: true },
  )
  await portal.runJobs(180)
  expect(portal.sent).toHaveLength(1)
  expect(portal.sent[0]).toMatchObject({ kind: 'mail', recipient: 'dochter@voorbeeld.nl' })
  expect(portal.sent[0]?.body).not.toContain('Alblas')
  await portal.close()
})

test('the access log is sealed, and an entry that was changed afterwards shows', async () => {
  const portal = await createTestPortal({})
  const old = `insert into audit_entry (id, at, event_type, action, outcome, detail, written_at) values
    (gen_random_uuid(), now(), 'sign-in', 'E', 'success', '{}', now() - interval '1 hour'),
    (gen_random_uuid(), now(), 'sign-out', 'E', 'success', '{}', now() - interval '1 hour')`
  await portal.store.execute(asIfLongAgo(old))
  await portal.start()
  await portal.runJobs(120)
  expect(await portal.verifyAudit()).toMatchObject({ intact: true, upTo: '2' })
  // Only whoever owns the database can do this, and only by taking the trigger away first.
  await portal.store.execute(
    `alter table audit_entry disable trigger append_only; update audit_entry set event_type = 'sign-out' where seq = 1`,
  )
  expect(await portal.verifyAudit()).toMatchObject({ intact: false, brokenAt: '2' })
  await portal.close()
})

test('at night the access log loses what had its term of five years, and its newest seal goes to the process log', async () => {
  const portal = await createTestPortal({}, { now: '2026-11-22T01:00:00Z' })
  const noon = (day: string) => `(gen_random_uuid(), '${day}T12:00:00Z', 'sign-in', 'E', 'success', '{}', '${day}T12:00:00Z')`
  const write = (day: string) =>
    portal.store.execute(
      asIfLongAgo(`insert into audit_entry (id, at, event_type, action, outcome, detail, written_at) values ${noon(day)}`),
    )
  await portal.start()
  // One day too old, and the first day of the term: 1827 days before 22 November 2026.
  for (const day of ['2021-11-20', '2021-11-21']) {
    await write(day)
    await portal.runJobs(60)
  }
  await portal.runJobs(2 * 3600)
  expect((await portal.entries()).map(({ event }) => event)).toEqual(['sign-in', 'audit.purged'])
  expect(await portal.verifyAudit()).toMatchObject({ intact: true, purged: 1, upTo: '2', unsealed: 1 })
  const { rows } = await portal.store.execute('select seal from audit_seal where up_to = 2')
  expect(portal.log.map(({ message }) => message)).toContain(`The access log is sealed up to entry 2: ${String(rows[0]?.['seal'])}`)
  expect(portal.problems).toEqual([])
  await portal.close()
})

test('at night goes what a sync that died had read and given no record', async () => {
  const portal = await createTestPortal({}, { now: '2026-11-22T01:00:00Z' })
  const keep = async (at: string) => {
    const id = toFirstId(new Date(at))
    await portal.store.execute(
      `insert into record_file (id, mime, digest, size, bytes) values ('${id}', 'application/pdf', 'd', 1, '\\x20')`,
    )
    return id
  }
  await keep('2026-11-20T00:00:00Z')
  const fresh = await keep('2026-11-22T00:00:00Z')
  await portal.start()
  await portal.runJobs(2 * 3600)
  const { rows } = await portal.store.execute('select id from record_file')
  expect(rows).toEqual([{ id: fresh }])
  await portal.close()
})

test('at night go the runs of more than 400 days ago, but the last good one of a source never', async () => {
  const portal = await createTestPortal({}, { now: '2026-11-22T01:00:00Z' })
  const run = (source: string, day: string, outcome: string) =>
    portal.store.execute(`insert into sync_run (id, source, started_at, finished_at, outcome, report)
      values (gen_random_uuid(), '${source}', '${day}T12:00:00Z', '${day}T13:00:00Z', '${outcome}', '{}')`)
  await run('lived', '2025-10-01', 'done')
  await run('lived', '2025-10-17', 'failed')
  await run('lived', '2025-10-18', 'failed')
  await run('lived', '2026-11-21', 'done')
  await run('left', '2024-01-01', 'done')
  await run('left', '2024-01-02', 'done')
  await run('left', '2024-01-03', 'failed')
  // Of a clock that was ahead: the next run goes by the one before it.
  await run('ahead', '2024-01-01', 'done')
  await run('ahead', '2027-01-01', 'done')
  await portal.start()
  await portal.runJobs(2 * 3600)
  const { rows } = await portal.store.execute(
    `select source || ' ' || (started_at at time zone 'UTC')::date as run from sync_run order by source, started_at`,
  )
  expect(rows.map(({ run: left }) => left)).toEqual([
    'ahead 2024-01-01',
    'ahead 2027-01-01',
    'left 2024-01-02',
    'lived 2025-10-18',
    'lived 2026-11-21',
  ])
  await portal.close()
})

test('what the way of signing in does by itself is done every minute, and at once when it asks; a round that fails is done again', async () => {
  const done: string[] = []
  let hurry: (() => Promise<void>) | undefined
  const base = testAuthenticator()
  const auth = {
    ...base,
    open: async (ports: Parameters<typeof base.open>[0]) => {
      hurry = () => ports.hurry('letters')
      const run = async () => {
        done.push('run')
        if (done.length === 1) throw new Error('the first fails')
      }
      return { ...(await base.open(ports)), rounds: [{ name: 'letters', everySeconds: 60, run }] }
    },
  }
  const portal = await createTestPortal({ auth })
  await hurry?.()
  await portal.start()
  await portal.runJobs(60)
  const scheduled = done.length
  expect(scheduled).toBeGreaterThan(0)
  await hurry?.()
  await portal.runJobs(0)
  expect(done).toHaveLength(scheduled + 1)
  await portal.runJobs(60)
  expect(done.length).toBeGreaterThan(scheduled + 1)
  await portal.close()
})
