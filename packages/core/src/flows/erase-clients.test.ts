import { expect, test } from 'vitest'
import { addNotice } from '../notices/add-notice.ts'
import { createId } from '../store/ids.ts'
import type { TestBrowser } from '../testing/index.ts'
import { clientStep, eachDatabase, type OwnSide } from './own-side.fixture.ts'

const CANARIES = ['KANARIE', 'Mevrouw Zangvogel', 'nr-zang-9', '1938-07-06']
const staff = { by: 'M. Visser' }

/** Every table of the portal as text, but the access log. */
async function dump({ portal }: OwnSide): Promise<Readonly<Record<string, string>>> {
  const { store } = portal
  const { rows } = await store.execute(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = '${store.schema}' and c.relkind in ('r', 'p')`,
  )
  const tables: Record<string, string> = {}
  for (const name of rows.map((row) => String(row['name']))) {
    if (name.startsWith('audit_')) continue
    const { rows: text } = await store.execute(
      `select coalesce(string_agg(t::text, ' ' order by t::text), '') as text from ${store.schema}.${name} t`,
    )
    tables[name] = String(text[0]?.['text'])
  }
  return tables
}

const findCanaries = async (house: OwnSide) => {
  const found = Object.entries(await dump(house)).flatMap(([table, text]) =>
    CANARIES.filter((canary) => text.includes(canary)).map((canary) => `${table}: ${canary}`),
  )
  return found
}

const singer = (careEndedOn?: string) =>
  clientStep(
    {
      sourceId: 'z',
      number: 'nr-zang-9',
      name: 'Mevrouw Zangvogel',
      bornOn: '1938-07-06',
      location: 'KANARIEhuis',
      ...(careEndedOn === undefined ? {} : { careEndedOn }),
    },
    'KANARIE in een verslag',
  )
const neighbour = clientStep({ sourceId: 'b' }, 'Gaat goed')

/** A client about whom every table holds something, and a neighbour beside her. */
async function openFilled(open: Parameters<Parameters<typeof eachDatabase>[0]>[0]) {
  const house = await open({ now: '2026-11-01T11:00:00Z' })
  await house.deliver(singer(), neighbour)
  const viewer = await house.portal.viewer({ clientNumber: 'nr-zang-9', email: 'zoon@voorbeeld.nl', basis: 'family', portalAdmin: true })
  const other = await house.portal.viewer({ clientNumber: 'nr-b', email: 'zoon@voorbeeld.nl', basis: 'family' })
  for (const browser of [viewer, other])
    await browser.post(`/client/${browser.clientId}/board/post/write`, { text: browser === viewer ? 'KANARIE van de zoon' : 'van de zoon' })
  await fill(house, viewer)
  await house.portal.start()
  return { house, viewer, other }
}

async function fill({ portal }: OwnSide, viewer: TestBrowser & { readonly clientId: string }): Promise<void> {
  const { clientId, accountId = '' } = viewer
  const now = portal.clock.now()
  const { execute } = portal.store
  await execute(
    `insert into board_reply (id, client_id, post_id, text) select gen_random_uuid(), client_id, id, 'KANARIE terug' from board_post where client_id = $1`,
    [clientId],
  )
  await execute(`insert into board_seen (account_id, client_id, text) values ($1, $2, 'KANARIE gelezen')`, [accountId, clientId])
  await execute(`insert into client_photo (client_id, mime, digest, source_digest, bytes) values ($1, 'image/webp', 'd', 's', '\\x00')`, [
    clientId,
  ])
  await execute(
    `insert into client_reading (source, source_id, client_id, digest, records, replaced_names, rejections)
      values ('other', 'z', $1, 'd', 1, 0, '[{"reason": "KANARIE"}]')`,
    [clientId],
  )
  await execute(
    `insert into invitation (id, client_id, invited_by, first_name, last_name, email, gender, role, basis, rights, created_at)
      values (gen_random_uuid(), $1, $2, 'KANARIE', 'de Vries', 'kanarie@voorbeeld.nl', 'other', 'buur', 'invited', '{}', now())`,
    [clientId, accountId],
  )
  await execute(`update access set role = 'zoon van KANARIE' where client_id = $1`, [clientId])
  const notice = { accountId, clientId, kind: 'invitation-accepted', reference: 'a', values: { person: 'KANARIE' }, now } as const
  await addNotice(portal.store.system(), notice)
  const byNumber = { rejections: [{ reason: 'No client has the number nr-zang-9' }], message: 'KANARIE of nr-zang-9' }
  // A file of the export is called after the client, and by whoever wrote it.
  const byFile = { rejections: [{ place: { file: 'documents/z/brief van KANARIE.pdf' }, reason: 'no row names this file' }] }
  const neighbours = { rejections: [{ place: { file: 'clients/zz.json' }, reason: 'stays' }] }
  for (const report of [byNumber, byFile, neighbours])
    await execute(
      `insert into sync_run (id, source, started_at, finished_at, outcome, report) values ($1, 'other', now(), now(), 'done', $2::jsonb)`,
      [createId(now), JSON.stringify(report)],
    )
}

/** Moves to an hour of a day and runs once each job that fell due since. */
async function moveTo({ portal }: OwnSide, instant: string): Promise<void> {
  portal.clock.set(instant)
  await portal.runJobs(0)
}

/** Goes through the mornings and nights of a few days: what is told one day is erased on another. */
async function pass(house: OwnSide, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) await moveTo(house, new Date(house.portal.clock.now().getTime() + 24 * 3600 * 1000).toISOString())
}

const erasures = async ({ portal }: OwnSide) =>
  portal.store.system().selectFrom('audit_entry').selectAll().where('event_type', '=', 'client.erased').orderBy('seq').execute()

eachDatabase((open) => {
  test('after the last day everything of the client is gone from the whole database, with one entry as proof', async () => {
    const { house, viewer, other } = await openFilled(open)
    await house.deliver(singer('2026-11-01'), neighbour)
    const before = await findCanaries(house)
    for (const table of [
      'board_post',
      'board_reply',
      'board_seen',
      'client',
      'client_reading',
      'invitation',
      'notice',
      'record',
      'access',
      'sync_run',
    ])
      expect(before).toContainEqual(expect.stringContaining(`${table}: `))

    await moveTo(house, '2026-11-02T11:00:00Z')
    await moveTo(house, '2026-11-08T22:59:00Z')
    expect((await house.portal.erase({ ...staff, acceptMany: false })).erased).toBe(0)
    expect((await viewer.get(`/client/${viewer.clientId}/board/reports`)).status).toBe(200)

    await moveTo(house, '2026-11-09T02:50:00Z')
    expect(await findCanaries(house)).toEqual([])
    const kept = await house.portal.store.execute(`select 1 from sync_run where report::text like '%clients/zz.json%stays%'`)
    expect(kept.rows).toHaveLength(1)
    expect(await erasures(house)).toMatchObject([
      {
        client_id: viewer.clientId,
        outcome: 'success',
        action: 'D',
        detail: { erased: { record: 1, board_post: 1, board_reply: 1, board_seen: 1, client_photo: 1, invitation: 1 }, accesses: 1 },
      },
    ])
    expect((await viewer.get(`/client/${viewer.clientId}/board/reports`)).status).toBe(404)
    const neighbourly = await other.get(`/client/${other.clientId}/board/post`)
    expect(neighbourly.text).toContain('van de zoon')
    expect(house.portal.problems).toEqual([])
    await house.portal.close()
  })

  test('nothing is erased before its own side was told a day ago, also when the portal was away or heard of the end too late', async () => {
    const { house, viewer } = await openFilled(open)
    // Of an end three weeks ago the portal hears only now.
    house.portal.clock.set('2026-11-22T11:00:00Z')
    await house.deliver(singer('2026-11-01'), neighbour)
    expect((await viewer.get(`/client/${viewer.clientId}/board/reports`)).status).toBe(404)
    expect(await house.portal.erase({ ...staff, acceptMany: false })).toMatchObject({ due: 0, erased: 0 })
    await moveTo(house, '2026-11-23T06:30:00Z')
    const kinds = await house.portal.store.system().selectFrom('notice').select('kind').where('kind', 'like', '%closed').execute()
    expect(kinds).toEqual([{ kind: 'portal-closed' }])
    await moveTo(house, '2026-11-24T06:29:00Z')
    expect(await erasures(house)).toEqual([])
    await moveTo(house, '2026-11-25T02:50:00Z')
    expect(await erasures(house)).toHaveLength(1)
    expect(await findCanaries(house)).toEqual([])
    await house.portal.close()
  })

  test('a source that still delivers the client fills nothing again, and a second sync changes nothing', async () => {
    const { house } = await openFilled(open)
    await house.deliver(singer('2026-11-01'), neighbour)
    await moveTo(house, '2026-11-03T11:00:00Z')
    house.portal.clock.set('2026-11-10T11:00:00Z')
    // Out of care and not erased yet: what the source says now is not kept either.
    house.memory.steps = [
      clientStep({ sourceId: 'z', number: 'nr-zang-9', name: 'Mevrouw Zangvogel', careEndedOn: '2026-11-01' }, 'KANARIE twee'),
      neighbour,
    ]
    await house.portal.sync()
    expect((await dump(house))['record']).not.toContain('KANARIE twee')
    await house.portal.erase({ ...staff, acceptMany: false })
    expect(await erasures(house)).toHaveLength(1)
    // One who came with an end long ago is not taken in at all.
    house.memory.steps = [
      singer('2026-11-01'),
      neighbour,
      clientStep({ sourceId: 'n', careEndedOn: '2026-10-01' }),
      { completeSnapshot: true },
    ]
    const first = (await house.portal.sync()).get('memory')
    const once = await dump(house)
    const second = (await house.portal.sync()).get('memory')
    const twice = await dump(house)
    for (const result of [first, second])
      expect(result).toMatchObject({
        outcome: 'done',
        report: { clients: 3, closed: 2, created: 0, updated: 0, removed: 0, rejected: 0, outOfCare: 0 },
      })
    expect({ ...twice, sync_run: '' }).toEqual({ ...once, sync_run: '' })
    expect(await findCanaries(house)).toEqual([])
    expect(twice['client']).not.toContain('Cliënt n')
    await house.portal.close()
  })

  test('an end that was taken back and comes again is told of again, and a day must pass again', async () => {
    const { house } = await openFilled(open)
    await house.deliver(singer('2026-11-01'), neighbour)
    await moveTo(house, '2026-11-02T11:00:00Z')
    await house.deliver(singer(), neighbour)
    await moveTo(house, '2026-11-20T11:00:00Z')
    await house.deliver(singer('2026-11-01'), neighbour)
    await house.portal.erase({ ...staff, acceptMany: false })
    expect(await erasures(house)).toEqual([])
    await pass(house, 3)
    expect(await erasures(house)).toHaveLength(1)
    await house.portal.close()
  })

  test('who dies without a date, and is erased, does not die again with every sync', async () => {
    const { house } = await openFilled(open)
    const died = clientStep({ sourceId: 'z', number: 'nr-zang-9', name: 'Mevrouw Zangvogel', deceased: true }, 'KANARIE')
    await house.deliver(died, neighbour)
    await pass(house, 10)
    expect(await erasures(house)).toHaveLength(1)
    await house.deliver(died, neighbour)
    expect(await findCanaries(house)).toEqual([])
    await house.portal.close()
  })

  test('back in care the copy is made anew, and who had access before has none', async () => {
    const { house, viewer } = await openFilled(open)
    await house.deliver(singer('2026-11-01'), neighbour)
    await pass(house, 10)
    expect(await erasures(house)).toHaveLength(1)
    await house.deliver(singer(), neighbour)
    expect((await viewer.get(`/client/${viewer.clientId}/board/reports`)).status).toBe(404)
    const again = await house.portal.viewer({ clientNumber: 'nr-zang-9', email: 'dochter@voorbeeld.nl' })
    expect(again.clientId).toBe(viewer.clientId)
    const page = await again.get(`/client/${again.clientId}/board/reports`)
    expect(page.text).toContain('KANARIE in een verslag')
    expect((await again.get(`/client/${again.clientId}/board/post`)).text).not.toContain('KANARIE van de zoon')
    // And the next end of care is told of, and erased, like the first.
    await house.deliver(singer(house.today()), neighbour)
    await pass(house, 10)
    expect(await erasures(house)).toHaveLength(2)
    await house.portal.close()
  })

  test('one that fails stays whole and is told of, the others are erased, and the next run finishes', async () => {
    const { house, viewer } = await openFilled(open)
    await house.deliver(singer('2026-11-01'), clientStep({ sourceId: 'b', careEndedOn: '2026-11-01' }, 'Gaat goed'))
    const { store } = house.portal
    await store.execute(
      `create function refuse_singer() returns trigger language plpgsql as $$
        begin if old.client_id = '${viewer.clientId}' then raise exception 'KANARIE in a message'; end if; return old; end $$`,
    )
    await store.execute('create trigger refuse_singer before delete on record for each row execute function refuse_singer()')
    await pass(house, 9)
    const outcomes = (await erasures(house)).map(({ client_id, outcome }) => [client_id === viewer.clientId, outcome])
    expect(outcomes).toContainEqual([true, 'failure'])
    expect(outcomes.filter(([, outcome]) => outcome === 'success')).toEqual([[false, 'success']])
    expect(house.portal.problems).not.toEqual([])
    expect(JSON.stringify(await erasures(house))).not.toContain('KANARIE')
    const whole = await dump(house)
    for (const table of ['board_post', 'board_reply', 'board_seen', 'invitation']) expect(whole[table]).toContain('KANARIE')
    await store.execute('drop trigger refuse_singer on record')
    expect(await house.portal.erase({ ...staff, acceptMany: false })).toMatchObject({ due: 1, erased: 1, failed: 0 })
    expect(await findCanaries(house)).toEqual([])
    await house.portal.close()
  })

  test('so many at once that it looks like a mistake are not erased unasked, and erased when staff say so', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z' })
    const clients = Array.from({ length: 12 }, (_, index) => `c${index}`)
    await house.deliver(...clients.map((sourceId) => clientStep({ sourceId })))
    await house.deliver(...clients.map((sourceId) => clientStep({ sourceId, careEndedOn: '2026-11-01' })))
    await house.portal.start()
    await pass(house, 9)
    expect(await erasures(house)).toEqual([])
    const stopped = await house.portal.store
      .system()
      .selectFrom('audit_entry')
      .select(['outcome', 'detail'])
      .where('event_type', '=', 'client.erase-stopped')
      .execute()
    expect(stopped[0]).toMatchObject({ outcome: 'failure', detail: { due: 12, of: 12 } })
    expect(house.portal.problems[0]).toMatchObject({ name: 'EraseUnfinished' })
    expect(await house.portal.erase({ ...staff, acceptMany: false })).toMatchObject({ stopped: true, erased: 0 })
    expect(await house.portal.erase({ ...staff, acceptMany: true })).toMatchObject({ stopped: false, erased: 12 })
    expect((await erasures(house))[0]?.detail).toMatchObject({ by: 'M. Visser' })
    await house.portal.close()
  })
})
