import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listClientTables } from '../../store/client-tables.ts'
import { MOST_FETCHES } from './feed-route.ts'
import { feedFaults, openFeedPortal, toFeedsPath, type FeedPortal, type Reader } from './test-feeds.ts'

const databases = [undefined, ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [process.env['TEST_DATABASE_URL']])]
const HOUR = 3_600_000

describe.each(databases)('a secret address for a calendar, on %s', (databaseUrl) => {
  let feeds: FeedPortal
  let reader: Reader
  beforeAll(async () => {
    feeds = await openFeedPortal(databaseUrl)
  })
  afterAll(() => feeds.portal.close())
  beforeEach(async () => {
    Object.assign(feedFaults, { reads: 'declared', assurance: 'mfa' })
    reader = await feeds.portal.viewer({ clientNumber: '100' })
  })

  const set = (table: 'account' | 'access' | 'client', values: object, id: string) =>
    feeds.portal.store
      .system()
      .updateTable(table)
      .set(values)
      .where(table === 'access' ? 'account_id' : 'id', '=', id)
      .execute()
  const ofReader = (values: object) => set('access', values, reader.accountId ?? '')
  const statusOf = async (path: string) => (await feeds.fetch(path)).status
  const entriesOf = async (event: string) =>
    (await feeds.portal.entries()).filter((entry) => entry.event === event && entry.accountId === reader.accountId)
  const expectUnknown = async (path: string) => {
    const [answer, unknown] = [await feeds.fetch(path), await feeds.fetch(`/feed/${'x'.repeat(43)}`)]
    const toShown = ({ status, text, headers }: typeof answer) => [status, text, [...headers]]
    expect(toShown(answer)).toEqual(toShown(unknown))
    expect(answer.status).toBe(404)
  }

  test('is explained before it is made, shown once, and never again', async () => {
    const before = await reader.get(`${toFeedsPath(reader)}?part=bezoek.visits`)
    expect(before.text).toContain('De bezoeken gaan naar buiten.')
    expect(before.text).toContain('Iedereen die het adres heeft, kan dit lezen')
    expect(before.text).not.toContain('/feed/')
    const path = await feeds.make(reader)
    const after = await reader.get(toFeedsPath(reader))
    expect(after.text).toContain('Er is een adres gemaakt.')
    expect(after.text).toContain('Nog niet gebruikt')
    expect(after.text).not.toContain('/feed/')
    await feeds.fetch(path)
    expect((await reader.get(toFeedsPath(reader))).text).not.toContain('Nog niet gebruikt')
  })

  test('gives what the part reads for this account, without a session, and keeps nothing of it anywhere', async () => {
    const path = await feeds.make(reader)
    const { status, text, headers } = await feeds.fetch(`${path}?before=1`)
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      client: 'Mevrouw Alblas',
      reader: (JSON.parse(text) as { reader: string }).reader,
      query: [],
      texts: ['DE KAPPER KOMT'],
      page: `https://portaal.test/client/${reader.clientId}/bezoek/visits`,
      title: 'Bezoeken',
      from: 'Testzorg',
    })
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    })
  })

  test('stands nowhere but in the answer that showed it: not in the database, not in the log', async () => {
    const secret = (await feeds.make(reader)).slice('/feed/'.length)
    await feeds.fetch(`/feed/${secret}`)
    feedFaults.reads = 'undeclared'
    await feeds.fetch(`/feed/${secret}`)
    const { rows } = await feeds.portal.store.execute(
      'select to_jsonb(feed)::text as row from feed union all select to_jsonb(audit_entry)::text from audit_entry',
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify([rows, feeds.portal.log, feeds.portal.sent])).not.toContain(secret)
  })

  test('says nothing to HEAD but that it is there, and that is a read too', async () => {
    const path = await feeds.make(reader)
    const answer = await feeds.portal.fetch(new Request(`https://portaal.test${path}`, { method: 'HEAD' }))
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(await entriesOf('feed.read')).toHaveLength(1)
  })

  test('is logged each time as read by its account, also when it fails, and then gives nothing', async () => {
    const path = await feeds.make(reader)
    await feeds.fetch(path)
    feedFaults.reads = 'undeclared'
    const failed = await feeds.fetch(path)
    expect(failed.status).toBe(500)
    expect(failed.text).not.toContain('KAPPER')
    expect((await entriesOf('feed.read')).map(({ outcome, part, clientId }) => [outcome, part, clientId])).toEqual([
      ['success', 'bezoek.visits', reader.clientId],
      ['failure', 'bezoek.visits', reader.clientId],
    ])
  })

  const ENDS: readonly (readonly [string, (path: string) => Promise<unknown>])[] = [
    ['it was taken back', () => reader.post(`${toFeedsPath(reader)}/revoke`, { part: 'bezoek.visits' })],
    ['another one was made', () => feeds.make(reader)],
    ['the access was revoked', () => ofReader({ revoked_at: feeds.portal.clock.now() })],
    ['the access is blocked', () => ofReader({ blocked_at: feeds.portal.clock.now(), blocked_by: 'organisation' })],
    ['the access ran out', () => ofReader({ valid_until: feeds.portal.clock.now() })],
    ['the right was taken', () => ofReader({ rights: ['bezoek.vault:read', 'bezoek.plain:read'] })],
    ['the account is blocked', () => set('account', { blocked_at: feeds.portal.clock.now() }, reader.accountId ?? '')],
    ['the way of signing in changed', () => feeds.ports().transaction(undefined, (work) => work.endFeeds(reader.accountId ?? ''))],
    [
      'access was given anew after it was revoked',
      async () => {
        await ofReader({ revoked_at: feeds.portal.clock.now() })
        const { email } = await feeds.portal.store
          .system()
          .selectFrom('account')
          .select('email')
          .where('id', '=', reader.accountId ?? '')
          .executeTakeFirstOrThrow()
        await feeds.portal.grant({ clientNumber: '100', email, name: 'x', basis: 'self' }, { grantedBy: 'test', notify: false })
      },
    ],
  ]
  test.each(ENDS)('is the same 404 as one that never was when %s', async (_, end) => {
    const path = await feeds.make(reader)
    expect(await statusOf(path)).toBe(200)
    await end(path)
    await expectUnknown(path)
  })

  test('is the same 404 while there is nothing that applies, when care ended and when the client was erased, and comes back with what was there', async () => {
    const path = await feeds.make(reader)
    await feeds.write(undefined)
    await expectUnknown(path)
    await feeds.write('WEER EEN BEZOEK')
    expect((await feeds.fetch(path)).text).toContain('WEER EEN BEZOEK')
    for (const [change, undo] of [
      [{ care_ended_on: '2026-11-01' }, { care_ended_on: null }],
      [{ erased_at: feeds.portal.clock.now() }, { erased_at: null }],
    ] as const) {
      await set('client', change, reader.clientId)
      await expectUnknown(path)
      await set('client', undo, reader.clientId)
    }
    expect(await statusOf(path)).toBe(200)
  })

  test('goes with the copy of its client', async () => {
    const { store } = feeds.portal
    expect(await listClientTables(store.system(), store.schema)).toContain('feed')
  })

  test('is not counted as lost while its access is only closed: it is there again with the access', async () => {
    const path = await feeds.make(reader)
    await ofReader({ blocked_at: feeds.portal.clock.now(), blocked_by: 'organisation' })
    expect(await statusOf(path)).toBe(404)
    await ofReader({ blocked_at: null, blocked_by: null })
    expect(await statusOf(path)).toBe(200)
  })

  test('is refused in the log once when its access is gone, however long a calendar goes on asking', async () => {
    const path = await feeds.make(reader)
    await ofReader({ revoked_at: feeds.portal.clock.now() })
    for (let time = 0; time < 3; time += 1) expect(await statusOf(path)).toBe(404)
    expect(await entriesOf('part.refused')).toHaveLength(1)
  })

  test('is given only as strongly as its maker was proven', async () => {
    feedFaults.assurance = 'eidas-high'
    const path = await feeds.make(reader, 'bezoek.vault')
    expect(await statusOf(path)).toBe(200)
    await feeds.portal.store.execute(`update feed set assurance = 'mfa' where account_id = $1`, [reader.accountId])
    await expectUnknown(path)
    feedFaults.assurance = 'mfa'
    const page = toFeedsPath(reader)
    expect((await reader.get(page)).text).not.toContain('bezoek.vault')
    expect((await reader.post(`${page}/make`, { part: 'bezoek.vault' })).headers.get('location')).toContain('/bevestigen')
  })

  test('is made and taken back in a strong session only', async () => {
    feedFaults.assurance = 'single'
    const page = toFeedsPath(reader)
    const step = `/bevestigen?${new URLSearchParams({ next: page }).toString()}`
    expect((await reader.get(page)).headers.get('location')).toBe(step)
    expect((await reader.post(`${page}/make`, { part: 'bezoek.visits' })).headers.get('location')).toBe(step)
    expect(await entriesOf('feed.made')).toEqual([])
  })

  test.each(['bezoek.plain', 'bezoek.loose', 'bezoek.nergens', 'core.feeds', '__proto__'])('is not made of %s', async (part) => {
    const page = toFeedsPath(reader)
    expect((await reader.get(`${page}?${new URLSearchParams({ part }).toString()}`)).status).toBe(404)
    for (const action of ['make', 'revoke']) expect((await reader.post(`${page}/${action}`, { part })).status).toBe(404)
    expect(await entriesOf('feed.made')).toEqual([])
  })

  test('is not made by who may not read the part, and its page is not there for who may read none', async () => {
    const narrow = await feeds.portal.viewer({ clientNumber: '100', basis: 'family', rights: ['bezoek.vault:read'] })
    expect((await narrow.get(toFeedsPath(narrow))).status).toBe(200)
    expect((await narrow.post(`${toFeedsPath(narrow)}/make`, { part: 'bezoek.visits' })).status).toBe(404)
    const none = await feeds.portal.viewer({ clientNumber: '100', basis: 'family', rights: ['bezoek.plain:read'] })
    expect((await none.get(toFeedsPath(none))).status).toBe(404)
  })

  test('is one of each reader: taking back and making anew touches nobody else’s', async () => {
    const other = await feeds.portal.viewer({ clientNumber: '100' })
    const [own, theirs] = [await feeds.make(reader), await feeds.make(other)]
    await feeds.make(other)
    await other.post(`${toFeedsPath(other)}/revoke`, { part: 'bezoek.visits' })
    expect([await statusOf(own), await statusOf(theirs)]).toEqual([200, 404])
  })

  test('stays one when it is asked many times at once', async () => {
    await Promise.allSettled(Array.from({ length: 8 }, () => feeds.make(reader)))
    const { rows } = await feeds.portal.store.execute('select count(*)::int as n from feed where account_id = $1 and revoked_at is null', [
      reader.accountId,
    ])
    expect(rows[0]?.['n']).toBe(1)
  })

  test('is fetched so often in an hour and no more, at once or one after the other, and says when it may be again', async () => {
    const path = await feeds.make(reader)
    const statuses = await Promise.all(Array.from({ length: MOST_FETCHES + 5 }, () => statusOf(path)))
    expect(statuses.filter((status) => status === 200)).toHaveLength(MOST_FETCHES)
    const { status, headers, text } = await feeds.fetch(path)
    expect([status, headers.get('retry-after'), text]).toEqual([429, '3600', ''])
    expect(await entriesOf('feed.read')).toHaveLength(MOST_FETCHES)
    const other = await feeds.portal.viewer({ clientNumber: '100' })
    expect(await statusOf(await feeds.make(other))).toBe(200)
    feeds.portal.clock.set(new Date(feeds.portal.clock.now().getTime() + HOUR))
    expect(await statusOf(path)).toBe(200)
  })

  test('is told to the client’s own side: made, fetched and taken back, by whom', async () => {
    const path = await feeds.make(reader)
    await feeds.fetch(path)
    await reader.post(`${toFeedsPath(reader)}/revoke`, { part: 'bezoek.visits' })
    const { text } = await reader.get(`/client/${reader.clientId}/core/access-log`)
    for (const did of [
      'een adres voor een agenda-app gemaakt',
      'opgehaald door een agenda-app',
      'een adres voor een agenda-app ingetrokken',
    ])
      expect(text).toContain(did)
  })

  test('leads from the page of its part, and not from a preview', async () => {
    expect((await reader.get(`/client/${reader.clientId}/bezoek/visits`)).text).toContain(`${toFeedsPath(reader)}?part=bezoek.visits`)
    const admin = await feeds.portal.viewer({ clientNumber: '100', portalAdmin: true })
    const { id } = await feeds.portal.store
      .system()
      .selectFrom('access')
      .select('id')
      .where('account_id', '=', reader.accountId ?? '')
      .executeTakeFirstOrThrow()
    expect((await admin.get(`/client/${admin.clientId}/als/${id}/core/feeds`)).status).toBe(404)
  })

  test('goes on when there are new terms of use, which only somebody who is there can agree to', async () => {
    const path = await feeds.make(reader)
    const db = feeds.portal.store.system()
    const terms = { id: crypto.randomUUID(), version: 1, text: 'Regels', published_by: 'x', published_at: feeds.portal.clock.now() }
    await db.insertInto('terms_version').values(terms).execute()
    expect((await reader.get(toFeedsPath(reader))).status).toBe(303)
    expect(await statusOf(path)).toBe(200)
  })
})
