import { expect, test } from 'vitest'
import { clientStep, eachDatabase, type OwnSide } from './own-side.fixture.ts'
import { tellOfEnds } from './tell-of-ends.ts'

/** Moves to a moment and runs once each job that fell due since. */
async function moveTo({ portal }: OwnSide, instant: string): Promise<void> {
  portal.clock.set(instant)
  await portal.runJobs(0)
}

async function told({ portal }: OwnSide) {
  const rows = await portal.store
    .system()
    .selectFrom('notice')
    .innerJoin('account', 'account.id', 'notice.account_id')
    .select(['account.email', 'notice.kind', 'notice.values'])
    .where('kind', 'like', '%end%')
    .orderBy('account.email')
    .orderBy('kind')
    .execute()
  return rows.map(({ email, kind, values }) => [email.split('@')[0], kind, values])
}

const person = (name: string) => ({ clientNumber: 'nr-a', email: `${name}@voorbeeld.nl`, name, basis: 'family' as const })

eachDatabase((open) => {
  test('an end within the days is told of once, to its person and to the portal administrator; another end is told of anew', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z', access: { byBasis: { family: 'alles' }, noticeBeforeEnd: 'P14D' } })
    await house.deliver(clientStep({ sourceId: 'a' }))
    await house.portal.viewer({ ...person('dochter'), portalAdmin: true })
    await house.portal.viewer({ ...person('buurman'), until: '2026-11-20T00:00:00+01:00' })
    await house.portal.start()
    await moveTo(house, '2026-11-05T11:00:00Z')
    expect(await told(house)).toEqual([])
    await moveTo(house, '2026-11-06T11:00:00Z')
    const once = [
      ['buurman', 'access-ends', { day: '2026-11-19' }],
      ['dochter', 'other-access-ends', { person: 'buurman', day: '2026-11-19' }],
    ]
    expect(await told(house)).toEqual(once)
    await house.portal.store.execute('delete from notice')
    await moveTo(house, '2026-11-07T11:00:00Z')
    expect(await told(house)).toEqual([])
    await house.portal.store.execute(`update access set valid_until = '2026-11-15T12:00:00Z' where valid_until is not null`)
    await moveTo(house, '2026-11-08T11:00:00Z')
    expect(await told(house)).toContainEqual(['buurman', 'access-ends', { day: '2026-11-15' }])
    await house.portal.close()
  })

  test('a parent is told of the twelfth birthday, and once the child agreed of the sixteenth', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z', access: { byBasis: { family: 'alles' }, noticeBeforeEnd: 'P14D' } })
    await house.deliver(clientStep({ sourceId: 'a', bornOn: '2014-11-10' }))
    const viewer = await house.portal.viewer({ ...person('moeder'), basis: 'parental-authority', set: 'alles', portalAdmin: true })
    await house.portal.start()
    await moveTo(house, '2026-11-02T11:00:00Z')
    expect(await told(house)).toEqual([['moeder', 'access-ends', { day: '2026-11-09' }]])
    house.portal.clock.set('2026-11-10T11:00:00Z')
    await house.portal.accessDesk.consent({ clientNumber: 'nr-a', email: 'moeder@voorbeeld.nl', by: 'M. Visser' })
    await moveTo(house, '2026-11-12T11:00:00Z')
    expect((await told(house)).filter(([, kind]) => kind === 'access-ends')).toHaveLength(1)
    await moveTo(house, '2030-11-01T11:00:00Z')
    expect(await told(house)).toContainEqual(['moeder', 'access-ends', { day: '2030-11-09' }])
    expect((await viewer.get(`/client/${viewer.clientId}/board/reports`)).status).toBe(200)
    await house.portal.close()
  })

  test('a parent is not told of a birthday that is over, of which nobody could tell in time', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z' })
    await house.deliver(clientStep({ sourceId: 'a', bornOn: '2014-11-30' }))
    await house.portal.viewer({ ...person('moeder'), basis: 'parental-authority', set: 'alles' })
    await house.portal.start()
    await moveTo(house, '2026-12-05T11:00:00Z')
    expect(await told(house)).toEqual([])
    await house.portal.close()
  })

  test('an access that somebody is changing holds up nobody else, and is told of the next day', async () => {
    const house = await open({ now: '2026-11-07T11:00:00Z', access: { byBasis: { family: 'alles' }, noticeBeforeEnd: 'P14D' } })
    const { store } = house.portal
    // The embedded database does one thing at a time.
    if (store.kind === 'postgresql') {
      await house.deliver(clientStep({ sourceId: 'a' }))
      for (const name of ['buurman', 'nicht']) await house.portal.viewer({ ...person(name), until: '2026-11-20T00:00:00+01:00' })
      const [held, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const changing = store.transaction(async (db) => {
        const { id } = await db.selectFrom('access').select('id').orderBy('id').limit(1).forUpdate().executeTakeFirstOrThrow()
        held.resolve()
        await done.promise
        return id
      })
      await held.promise
      const ports = { store, composition: house.portal.composition, now: house.portal.clock.now }
      await tellOfEnds(ports)
      expect((await told(house)).map(([name]) => name)).toEqual(['nicht'])
      done.resolve()
      await changing
      await tellOfEnds(ports)
      expect((await told(house)).map(([name]) => name)).toEqual(['buurman', 'nicht'])
    }
    await house.portal.close()
  })

  test('who is blocked or whose access is over is told of no end', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z' })
    await house.deliver(clientStep({ sourceId: 'a' }))
    const until = '2026-11-05T00:00:00+01:00'
    await house.portal.viewer({ ...person('dicht'), until })
    await house.portal.viewer({ ...person('voorbij'), until: '2026-11-01T13:00:00+01:00' })
    await house.portal.viewer({ ...person('weg'), until })
    await house.portal.accessDesk.block({ clientNumber: 'nr-a', email: 'dicht@voorbeeld.nl', by: 'M. Visser' })
    await house.portal.accessDesk.revoke({ clientNumber: 'nr-a', email: 'weg@voorbeeld.nl', by: 'M. Visser' })
    await house.portal.start()
    await moveTo(house, '2026-11-02T11:00:00Z')
    expect((await told(house)).filter(([, kind]) => kind === 'access-ends')).toEqual([])
    await house.portal.close()
  })

  test('when care ended everybody is told until when the portal is open, once, and its administrator to save what is theirs', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z' })
    await house.deliver(clientStep({ sourceId: 'a' }))
    await house.portal.viewer({ ...person('dochter'), portalAdmin: true })
    await house.portal.viewer(person('zoon'))
    await house.portal.start()
    // An end that is planned is none yet.
    await house.deliver(clientStep({ sourceId: 'a', careEndedOn: '2026-11-04' }))
    await moveTo(house, '2026-11-03T11:00:00Z')
    expect(await told(house)).toEqual([])
    await moveTo(house, '2026-11-04T11:00:00Z')
    await moveTo(house, '2026-11-05T11:00:00Z')
    const all = [
      ['dochter', 'care-ended-keep', { day: '2026-11-11' }],
      ['zoon', 'care-ended', { day: '2026-11-11' }],
    ]
    expect(await told(house)).toEqual(all)
    // Care goes on after all, and ends later.
    await house.deliver(clientStep({ sourceId: 'a', careEndedOn: '2026-11-06' }))
    await moveTo(house, '2026-11-07T11:00:00Z')
    expect(await told(house)).toHaveLength(4)
    await house.portal.close()
  })

  test('one client of whom nobody can be told holds up no other, is in the access log, and is told of later', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z' })
    await house.deliver(clientStep({ sourceId: 'a' }), clientStep({ sourceId: 'b' }))
    const { clientId } = await house.portal.viewer(person('zoon'))
    await house.portal.viewer({ ...person('nicht'), clientNumber: 'nr-b' })
    await house.portal.start()
    const { store } = house.portal
    await store.execute(
      `create function refuse_notice() returns trigger language plpgsql as $$
        begin if new.client_id = '${clientId}' then raise exception 'KANARIE in a message'; end if; return new; end $$`,
    )
    await store.execute('create trigger refuse_notice before insert on notice for each row execute function refuse_notice()')
    await house.deliver(clientStep({ sourceId: 'a', careEndedOn: '2026-11-02' }), clientStep({ sourceId: 'b', careEndedOn: '2026-11-02' }))
    await moveTo(house, '2026-11-03T11:00:00Z')
    expect((await told(house)).map(([name]) => name)).toEqual(['nicht'])
    const failures = await store
      .system()
      .selectFrom('audit_entry')
      .select(['client_id', 'outcome', 'detail'])
      .where('event_type', '=', 'client.end-told')
      .execute()
    expect(failures[0]).toEqual({ client_id: clientId, outcome: 'failure', detail: { code: 'P0001' } })
    // The job says so too, when it gives up for the day.
    await house.portal.runJobs(1200)
    expect(house.portal.problems).toContainEqual(expect.objectContaining({ name: 'TellUnfinished' }))
    await store.execute('drop trigger refuse_notice on notice')
    await moveTo(house, '2026-11-04T11:00:00Z')
    expect((await told(house)).map(([name]) => name)).toEqual(['nicht', 'zoon'])
    await house.portal.close()
  })

  test('after a death nobody gets a notice, the page says soberly until when it is open, and the copy is erased all the same', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z', access: { byBasis: { family: 'alles' }, readOnAfterDeath: ['family'] } })
    await house.deliver(clientStep({ sourceId: 'a' }))
    const viewer = await house.portal.viewer({ ...person('dochter'), portalAdmin: true })
    await house.portal.start()
    await house.deliver(clientStep({ sourceId: 'a', deceasedOn: '2026-11-01' }))
    await moveTo(house, '2026-11-02T11:00:00Z')
    expect(await told(house)).toEqual([])
    const page = (await viewer.get(`/client/${viewer.clientId}`)).text
    expect(page).toContain('U kunt dit portaal bekijken tot en met zondag 8 november.')
    expect(page).not.toContain('De zorg eindigde')
    expect(page).not.toContain('nog 6 dagen')
    await moveTo(house, '2026-11-09T11:00:00Z')
    expect((await viewer.get(`/client/${viewer.clientId}`)).status).toBe(404)
    expect((await house.portal.entries()).map(({ event }) => event)).toContain('client.erased')
    await house.portal.close()
  })

  test('between the end of care and the last day every page counts down', async () => {
    const house = await open({ now: '2026-11-01T11:00:00Z' })
    await house.deliver(clientStep({ sourceId: 'a', careEndedOn: '2026-11-03' }))
    const viewer = await house.portal.viewer(person('dochter'))
    const page = async (instant: string) => {
      house.portal.clock.set(instant)
      return (await viewer.get(`/client/${viewer.clientId}/board/reports`)).text
    }
    expect(await page('2026-11-02T22:59:00Z')).not.toContain('De zorg eindigde')
    expect(await page('2026-11-03T11:00:00Z')).toContain(
      'De zorg eindigde vandaag. U kunt dit portaal bekijken tot en met dinsdag 10 november (nog 7 dagen).',
    )
    const admin = await house.portal.viewer({ ...person('zoon'), portalAdmin: true })
    const way = `href="/client/${viewer.clientId}/core/download"`
    expect((await admin.get(`/client/${viewer.clientId}/board/reports`)).text).toContain(way)
    expect(await page('2026-11-03T11:00:00Z')).not.toContain(way)
    expect(await page('2026-11-08T11:00:00Z')).toContain('tot en met dinsdag 10 november (nog 2 dagen).')
    expect(await page('2026-11-09T11:00:00Z')).toContain('tot en met morgen.')
    expect(await page('2026-11-10T22:59:00Z')).toContain('tot en met vandaag.')
    await house.portal.close()
  })
})
