import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureAccount } from '../../access/accounts.ts'
import { Report } from '../../care/report.ts'
import { createMemorySource, createTestPortal, type TestPortal } from '../../testing/index.ts'
import { notes } from '../../testing/notes.fixture.tsx'
import { createDeskAccess } from './desk-access.ts'
import { createDeskAudit } from './desk-audit.ts'
import { createDeskClients } from './desk-clients.ts'
import { createWork, listDeeds, listMails } from './desk.fixture.ts'
import type { DeskWork } from './desk-work.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]
const memory = createMemorySource([Report])
memory.steps = [
  { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas', bornOn: '1940-01-01' }, records: [] },
  { client: { sourceId: 'k', number: '200', name: 'Kind van dertien', bornOn: '2013-01-01' }, records: [] },
  {
    client: { sourceId: 'b', number: '300', name: 'Meneer Bos' },
    records: [{ type: Report, id: 'r1', data: { reportedAt: '2026-11-19T21:00:00+01:00', text: 'Geheim' }, place: { file: 'x' } }],
  },
]

describe.each(databases)('access at the desk, on $name', ({ options }) => {
  let portal: TestPortal
  let work: DeskWork
  let ids: ReadonlyMap<string, string>
  const desk = () => createDeskAccess(work)
  const idOf = (number: string) => ids.get(number) ?? ''

  beforeAll(async () => {
    portal = await createTestPortal(
      {
        sources: [memory.source],
        plugins: [notes().plugin],
        permissionSets: { alles: { title: 'Alles', rights: ['notes.board:read'] } },
        access: { byBasis: { self: 'alles', mentor: 'alles', family: 'alles' } },
      },
      options,
    )
    await portal.sync()
    const rows = await portal.store.system().selectFrom('client').select(['id', 'number']).execute()
    ids = new Map(rows.map(({ id, number }) => [number ?? '', id]))
    const fatima = { email: 'fatima@zorg.example', name: 'Fatima Bakker', locale: 'nl', now: portal.clock.now() }
    const { id } = await ensureAccount(portal.store.system(), fatima)
    work = { ...createWork(portal), who: { accountId: id } }
  })
  afterAll(() => portal.close())

  const give = (more: Partial<Parameters<ReturnType<typeof desk>['grant']>[0]> = {}) =>
    desk().grant({
      clientId: idOf('100'),
      email: 'mentor@voorbeeld.nl',
      name: 'Mia Mentor',
      basis: 'mentor',
      represents: true,
      portalAdmin: false,
      evidence: 'Beschikking rechtbank, 3 maart 2026',
      ...more,
    })
  const find = async (email: string, number = '100') => (await desk().ofClient(idOf(number))).find((person) => person.email === email)

  test('first access keeps on what it was given, mails the person, and lets them sign in', async () => {
    await give({ phone: '0612345678' })
    expect(await find('mentor@voorbeeld.nl')).toMatchObject({
      evidence: 'Beschikking rechtbank, 3 maart 2026',
      state: 'open',
      basis: 'mentor',
      represents: true,
      rights: ['notes.board:read'],
    })
    expect((await listMails(portal)).map(({ recipient }) => recipient)).toContain('mentor@voorbeeld.nl')
    expect(await portal.store.system().selectFrom('access_welcome').select('asked_by').execute()).toEqual([{ asked_by: 'Fatima Bakker' }])
    const [deed] = await listDeeds(portal, 'access.granted')
    expect(deed).toMatchObject({ account_id: work.who.accountId, client_id: idOf('100'), detail: { by: 'Fatima Bakker' } })
  })

  test('what stands is not given again, and what may not be given says why', async () => {
    await expect(give()).rejects.toMatchObject({ code: 'ACCESS_STANDS' })
    await expect(give({ clientId: idOf('200'), basis: 'guardian', set: 'alles' })).rejects.toMatchObject({
      code: 'GRANT_REFUSED',
      reasons: ['consent-needed'],
    })
    await expect(give({ email: 'ander@voorbeeld.nl', phone: '020' })).rejects.toMatchObject({ code: 'PHONE_INVALID' })
    await expect(give({ clientId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'CLIENT_UNKNOWN' })
    await expect(give({ email: 'x', evidence: ' ' })).rejects.toMatchObject({ code: 'GRANT_INVALID' })
  })

  test('an access is blocked, opened, made administrator and taken, each by its id, with who did it', async () => {
    const { accessId = '', accountId } = (await find('mentor@voorbeeld.nl')) ?? {}
    await desk().block(accessId)
    expect(await find('mentor@voorbeeld.nl')).toMatchObject({ state: 'blocked' })
    await expect(desk().block(accessId)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
    await expect(desk().makeAdmin(accessId)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
    await desk().unblock(accessId)
    await desk().makeAdmin(accessId)
    expect(await find('mentor@voorbeeld.nl')).toMatchObject({ state: 'open', portalAdmin: true })
    expect(await desk().ofAccount(accountId ?? '')).toMatchObject([{ accessId, client: { number: '100', name: 'Mevrouw Alblas' } }])
    await desk().revoke(accessId)
    expect(await find('mentor@voorbeeld.nl')).toBeUndefined()
    await expect(desk().revoke(accessId)).rejects.toMatchObject({ code: 'ACCESS_UNKNOWN' })
    for (const event of ['access.blocked', 'access.unblocked', 'access.admin-changed', 'access.revoked'])
      expect(await listDeeds(portal, event), event).toMatchObject([{ account_id: work.who.accountId, client_id: idOf('100') }])
  })

  test('the agreement of a child opens the access of a parent', async () => {
    await give({ clientId: idOf('200'), basis: 'guardian', set: 'alles', consented: true, email: 'voogd@voorbeeld.nl' })
    const { accessId = '' } = (await find('voogd@voorbeeld.nl', '200')) ?? {}
    await expect(desk().consent(accessId)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
  })

  test('a record is hidden by its address and shown again: why is asked, and no word of it is read', async () => {
    const key = { source: memory.source.id, type: 'report', sourceId: 'r1' }
    await expect(desk().hideRecord({ ...key, reason: ' ', hidden: true })).rejects.toMatchObject({ code: 'REASON_MISSING' })
    await desk().hideRecord({ ...key, reason: 'Verkeerde cliënt', hidden: true })
    await expect(desk().hideRecord({ ...key, reason: 'Nog eens', hidden: true })).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' })
    await desk().hideRecord({ ...key, reason: 'Toch goed', hidden: false })
    expect(await listDeeds(portal, 'record.hidden')).toMatchObject([{ account_id: work.who.accountId, client_id: idOf('300') }])
    expect(JSON.stringify(await listDeeds(portal, 'record.hidden'))).not.toContain('Geheim')
  })

  test('the client reads that it was an employee of the organisation, and never which one', async () => {
    const client = await portal.viewer({ clientNumber: '100', basis: 'self', set: 'alles' })
    const page = await client.get(`/client/${client.clientId}/core/access-log`)
    expect(page.text).toContain('Een medewerker van')
    expect(page.text).toContain('toegang geblokkeerd')
    expect(page.text).not.toMatch(/Fatima|Medewerker \d/)
  })

  test('the log is read by day, by client and by account, fifty a page, and that it was read stands in it', async () => {
    const audit = createDeskAudit(work)
    const day = { from: '2026-11-22', until: '2026-11-22' }
    const ofClient = await audit.list({ ...day, clientId: idOf('100') })
    expect(ofClient.entries.every(({ client }) => client?.id === idOf('100'))).toBe(true)
    expect(ofClient.entries.map(({ event }) => event)).toContain('access.revoked')
    expect(ofClient.entries.find(({ event }) => event === 'access.revoked')).toMatchObject({ who: 'Fatima Bakker', about: 'Mia Mentor' })
    expect((await audit.list({ ...day, accountId: work.who.accountId ?? '' })).entries.map(({ event }) => event)).toContain('audit.read')
    expect((await audit.list({ ...day, clientId: 'made up' })).entries).toEqual([])
    expect((await audit.list({ from: '2026-11-21', until: '2026-11-21' })).entries).toEqual([])
    for (let left = 0; left < 60; left += 1) await audit.list({ from: '2026-11-21', until: '2026-11-21' })
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await audit.list({ ...day, ...(before === undefined ? {} : { before }) })
      expect(page.entries.length).toBeLessThanOrEqual(50)
      seen.push(...page.entries.map(({ event }) => event))
      before = page.older
    } while (before !== undefined)
    const { count } = await portal.store
      .system()
      .selectFrom('audit_entry')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
    // Reading the later pages was noted after the first one was read.
    expect(seen.length).toBeGreaterThanOrEqual(Number(count) - 4)
    expect(seen.filter((event) => event === 'access.revoked')).toHaveLength(1)
  })

  test('nobody at the desk gives access to themselves, nor opens or widens what they have as a relative', async () => {
    await expect(give({ email: 'Fatima@Zorg.example', name: 'Fatima Bakker' })).rejects.toMatchObject({ code: 'ACCESS_OWN' })
    expect(await find('fatima@zorg.example')).toBeUndefined()
    // A colleague gave it.
    const colleague = createDeskAccess(createWork(portal, 'Joost Mol'))
    const mother = { represents: false, portalAdmin: false, evidence: 'Paspoort', clientId: idOf('300') } as const
    await colleague.grant({ ...mother, email: 'fatima@zorg.example', name: 'Fatima Bakker', basis: 'family' })
    const { accessId = '' } = (await find('fatima@zorg.example', '300')) ?? {}
    await expect(desk().makeAdmin(accessId)).rejects.toMatchObject({ code: 'ACCESS_OWN' })
    await colleague.block(accessId)
    await expect(desk().unblock(accessId)).rejects.toMatchObject({ code: 'ACCESS_OWN' })
    await expect(desk().consent(accessId)).rejects.toMatchObject({ code: 'ACCESS_OWN' })
    expect(await find('fatima@zorg.example', '300')).toMatchObject({ state: 'blocked', portalAdmin: false })
    await desk().revoke(accessId)
    expect(await find('fatima@zorg.example', '300')).toBeUndefined()
  })

  test('a place in the list of clients that somebody made up is the beginning of it', async () => {
    const clients = createDeskClients(work)
    const after = JSON.stringify(['\0', idOf('100')])
    for (const made of [after, '{', '[1,2]']) expect((await clients.find({ words: 'alblas', after: made })).clients).toHaveLength(1)
  })
})
