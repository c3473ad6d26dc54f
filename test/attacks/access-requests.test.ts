import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { Report } from '@voordeur/core/care'
import { beheer } from '@voordeur/plugin-beheer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '../sign-in/count-statements.ts'
import { databases } from './attacked-portal.ts'

const FORM = '/toegang-aanvragen'
const ASKED = {
  name: 'Karin de Wit',
  email: 'karin@voorbeeld.nl',
  phone: '',
  client: 'Mevrouw Alblas',
  born: '31-12-1940',
  number: '100',
  basis: 'family',
  explanation: '',
  website: '',
}

describe.each(databases)('asking for access, on $name', ({ url }) => {
  let portal: TestPortal
  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas', bornOn: '1940-12-31' }, records: [], complete: [Report] },
      { completeSnapshot: true },
    ]
    const rights = ['beheer.requests:read', 'beheer.requests:answer'] as const
    portal = await createTestPortal(
      {
        plugins: [beheer()],
        sources: [memory.source],
        permissionSets: { alles: { title: 'Alles', rights: [] } },
        access: { requests: true, byBasis: { family: 'alles', self: 'alles' } },
        desk: { sets: { aanvragen: { title: 'Aanvragen', rights: [...rights] } } },
      },
      url === undefined ? {} : { databaseUrl: url },
    )
    await portal.sync()
    await portal.start()
  })
  afterAll(() => portal.close())

  const ask = async (typed: Readonly<Record<string, string>>) => {
    const page = await portal.visitor().get(FORM)
    portal.clock.advance('1m')
    return portal.visitor().post(FORM, { form: /name="form" value="([^"]+)"/.exec(page.text)?.[1] ?? '', ...ASKED, ...typed })
  }

  test('attack 05: nobody learns whether a client or an account exists: the same answer after the same statements', async () => {
    await portal.viewer({ clientNumber: '100', email: 'bekend@voorbeeld.nl' })
    const statements = countStatements(portal)
    const look = async (typed: Readonly<Record<string, string>>) => {
      await portal.visitor().get(FORM)
      statements()
      const answer = await ask(typed)
      const told = [...answer.headers].filter(([name]) => name !== 'date')
      return { status: answer.status, told, text: answer.text, statements: statements() }
    }
    const seen = []
    for (const email of ['bekend@voorbeeld.nl', 'onbekend@voorbeeld.nl'])
      for (const number of ['100', '999'])
        for (const client of ['Mevrouw Alblas', 'Niemand']) seen.push(await look({ email, number, client }))
    expect(seen[0]).toMatchObject({ status: 303, statements: expect.any(Number) as number })
    expect(seen[0]?.statements).toBeGreaterThan(1)
    for (const each of seen) expect(each).toEqual(seen[0])
  })

  test('attack 05: the mail is the same too, but for its secret', async () => {
    await portal.store.execute('delete from access_request')
    const before = portal.sent.length
    await ask({ email: 'bekend@voorbeeld.nl', number: '100' })
    await ask({ email: 'een.ander@voorbeeld.nl', number: '999', client: 'Niemand' })
    await portal.runJobs(120)
    const bodies = portal.sent.slice(before).map(({ body }) => body.replaceAll(/[0-9a-f-]{36}\.[\w-]{43}/g, '…'))
    expect(bodies).toHaveLength(2)
    expect(bodies[0]).toBe(bodies[1])
  })

  test('attack 14: who asks gets nothing by asking, nor by confirming: no account, no access', async () => {
    const count = async () =>
      (await portal.store.execute('select (select count(*) from account)::int as accounts, (select count(*) from access)::int as accesses'))
        .rows
    const before = await count()
    await ask({ email: 'aanvaller@voorbeeld.nl', basis: 'self' })
    await portal.runJobs(60)
    const secret = /bevestigen#(\S+)/.exec(portal.sent.at(-1)?.body ?? '')?.[1] ?? ''
    expect((await portal.visitor().post(`${FORM}/bevestigen`, { secret })).status).toBe(303)
    expect(await count()).toEqual(before)
  })

  test('attack 16: what a stranger types is text on every page of staff and in every mail', async () => {
    const canary = '<canary-x onload=alert(1)>'
    await ask({ name: `Karin ${canary}`, client: `J. ${canary}`, explanation: canary, email: 'canary@voorbeeld.nl' })
    await portal.runJobs(60)
    const secret = /bevestigen#(\S+)/.exec(portal.sent.at(-1)?.body ?? '')?.[1] ?? ''
    await portal.visitor().post(`${FORM}/bevestigen`, { secret })
    const staff = await portal.staff(['aanvragen'])
    const list = await staff.get('/beheer/beheer/requests')
    const id = [...list.text.matchAll(/request=([0-9a-f-]{36})/g)].at(-1)?.[1] ?? ''
    const pages = [list, await staff.get(`/beheer/beheer/requests?request=${id}&words=x`), await ask({ name: canary, email: '' })]
    for (const { text } of pages) expect([text.includes('<canary-x'), text.includes('&lt;canary-x')]).toEqual([false, true])
    expect(portal.sent.map(({ subject, body }) => `${subject} ${body}`).join()).not.toContain('canary-x')
  })

  test('attack 22: extra fields, names that every object has, and fields sent twice are no way in', async () => {
    const page = await portal.visitor().get(FORM)
    portal.clock.advance('1m')
    const form = /name="form" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const extra = await portal
      .visitor()
      .post(FORM, { form, ...ASKED, state: 'open', __proto__: 'x', constructor: 'x', entered_by: 'Fatima' })
    expect(extra.status).toBe(303)
    const { rows } = await portal.store.execute(
      "select count(*)::int as open from access_request where entered_by is not null or state <> 'unconfirmed' and confirmed_at is null",
    )
    expect(rows).toEqual([{ open: 0 }])
    expect((await portal.visitor().post(`${FORM}/bevestigen`, { secret: '{"$ne":null}' })).status).toBe(422)
  })

  test('attack 26: who floods an address delays its owner, and never shuts them out', async () => {
    await portal.store.execute('delete from access_request; delete from use_limit')
    const before = portal.sent.length
    for (let flood = 0; flood < 10; flood += 1) await ask({ email: 'slachtoffer@voorbeeld.nl', name: 'Plaaggeest' })
    await portal.runJobs(60)
    await ask({ email: 'slachtoffer@voorbeeld.nl', name: 'De eigenaar' })
    expect(portal.sent.length - before).toBe(3)
    // The newest is served first: the next window begins with the owner.
    await portal.runJobs(3600)
    expect(portal.sent.length - before).toBe(6)
    const { rows } = await portal.store.execute('select id from access_request where mailed_at is null order by id desc limit 1')
    const [newest] = (await portal.store.execute('select id, mailed_at from access_request order by id desc limit 1')).rows
    expect([newest?.['mailed_at'] !== null, rows.length]).toEqual([true, 1])
  })
})
