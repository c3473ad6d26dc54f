import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { Report } from '@voordeur/core/care'
import { beheer } from '@voordeur/plugin-beheer'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../attacks/attacked-portal.ts'

const AT_ONCE = 200
const FORM = '/toegang-aanvragen'
const REQUESTS = '/beheer/beheer/requests'
const LISTS = '/beheer/beheer/first-access'
const CLIENTS = 1000
const ASKED = {
  name: 'Karin de Wit',
  email: 'karin@voorbeeld.nl',
  phone: '',
  client: 'J.',
  born: '31-12-1940',
  number: '',
  basis: 'family',
  explanation: '',
  website: '',
}

const times = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

describe.each(databases)('many at once ask for access and give it, on $name', ({ url }) => {
  let portal: TestPortal
  beforeAll(async () => {
    const memory = createMemorySource([Report])
    const client = (id: number) => ({
      client: { sourceId: String(id), number: `nr-${id}`, name: `Cliënt ${id}` },
      records: [],
      complete: [Report],
    })
    memory.steps = [...Array.from({ length: CLIENTS }, (_, id) => client(id)), { completeSnapshot: true }]
    const rights = ['requests:read', 'requests:answer', 'first-access:read', 'first-access:give'] as const
    portal = await createTestPortal(
      {
        plugins: [beheer()],
        sources: [memory.source],
        permissionSets: { alles: { title: 'Alles', rights: [] } },
        access: { requests: true, byBasis: { family: 'alles' } },
        desk: { sets: { alles: { title: 'Alles', rights: rights.map((right) => `beheer.${right}` as const) } } },
      },
      url === undefined ? {} : { databaseUrl: url },
    )
    await portal.sync()
    await portal.start()
  })
  afterAll(() => portal.close())
  beforeEach(() =>
    portal.store.execute('delete from access_request; delete from use_limit; delete from access_welcome; delete from access'),
  )

  const openForm = async () => {
    const token = /name="form" value="([^"]+)"/.exec((await portal.visitor().get(FORM)).text)?.[1] ?? ''
    portal.clock.advance('1m')
    return token
  }
  const count = async (sql: string) => Number((await portal.store.execute(`select count(*)::int as n from ${sql}`)).rows[0]?.['n'])
  const log = (event: string) => count(`audit_entry where event_type = '${event}'`)

  test(`${AT_ONCE} posts of one form are one request`, async () => {
    const form = await openForm()
    const answers = await times(AT_ONCE, () => portal.visitor().post(FORM, { form, ...ASKED }))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await count('access_request')).toBe(1)
  })

  test('of more posts than an hour takes exactly as many are taken, and the others are told', async () => {
    const until = new Date(portal.clock.now().getTime() + 3_600_000)
    const forms = await times(AT_ONCE, openForm)
    await portal.store.system().insertInto('use_limit').values({ key: 'access-request:taken', count: 500, until }).execute()
    portal.clock.set(new Date(until.getTime() - 60_000))
    const fresh =
      forms.length === AT_ONCE
        ? await times(AT_ONCE, async () => /name="form" value="([^"]+)"/.exec((await portal.visitor().get(FORM)).text)?.[1] ?? '')
        : []
    portal.clock.advance('PT30S')
    const answers = await times(AT_ONCE, (index) => portal.visitor().post(FORM, { form: fresh[index] ?? '', ...ASKED }))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(100)
    expect(answers.filter(({ status }) => status === 503)).toHaveLength(100)
    expect(await count('access_request')).toBe(100)
  })

  test(`${AT_ONCE} confirmations of one link are noted once`, async () => {
    await portal.visitor().post(FORM, { form: await openForm(), ...ASKED })
    await portal.runJobs(60)
    const secret = /bevestigen#(\S+)/.exec(portal.sent.at(-1)?.body ?? '')?.[1] ?? ''
    const before = await log('request.confirmed')
    const answers = await times(AT_ONCE, () => portal.visitor().post(`${FORM}/bevestigen`, { secret }))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect([(await log('request.confirmed')) - before, await count(`access_request where state = 'open'`)]).toEqual([1, 1])
  })

  test('of twenty members of staff at once one answers a request', async () => {
    const staff = []
    for (let number = 0; number < 20; number += 1) staff.push(await portal.staff(['alles']))
    const key = crypto.randomUUID()
    const entered = new FormData()
    const fields = {
      key,
      name: 'Karin',
      email: 'k@x.nl',
      phone: '',
      clientName: 'J.',
      clientNumber: '',
      basis: 'family',
      explanation: 'Kwam langs.',
    }
    for (const [name, value] of Object.entries(fields)) entered.append(name, value)
    expect((await staff[0]?.post(`${REQUESTS}/enter`, entered))?.status).toBe(303)
    const { rows } = await portal.store.execute('select id from client limit 1')
    const client = String(rows[0]?.['id'])
    const grant = { request: key, client, basis: 'family', set: '', phone: '', evidence: 'Gezien' }
    const answers = await Promise.all(
      staff.map((one, index) =>
        index % 2 === 0
          ? one.post(`${REQUESTS}/grant?request=${key}`, grant)
          : one.post(`${REQUESTS}/refuse?request=${key}`, { request: key, answer: 'Nee, dit kan niet.' }),
      ),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ text }) => text.includes('al afgehandeld'))).toHaveLength(19)
    expect((await log('request.granted')) + (await log('request.refused'))).toBe(1)
  })

  test('a list of two thousand lines, granted by two at once, gives two thousand accesses and as many mails', async () => {
    const [one, other] = [await portal.staff(['alles']), await portal.staff(['alles'])]
    const lines = Array.from(
      { length: 2000 },
      (_, index) => `nr-${index % CLIENTS};mens-${index}@voorbeeld.nl;Mens ${index};familie;Gezien`,
    )
    const check = async (staff: typeof one) => {
      const form = new FormData()
      form.append('list', new File([['client;email;naam;grondslag;bewijs', ...lines].join('\r\n')], 'lijst.csv'))
      const { text } = await staff.post(`${LISTS}/check`, form)
      return /name="id" value="([^"]+)"/.exec(text)?.[1] ?? ''
    }
    const ids = [await check(one), await check(other)]
    const mails = await count('outbox')
    const answers = await Promise.all([
      one.post(`${LISTS}/grant`, { id: ids[0] ?? '' }),
      other.post(`${LISTS}/grant`, { id: ids[1] ?? '' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect([await count('access where revoked_at is null'), await count('access_welcome'), (await count('outbox')) - mails]).toEqual([
      2000, 2000, 2000,
    ])
  })
})
