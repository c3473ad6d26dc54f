import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements, type StatementCount } from '../sign-in/count-statements.ts'
import { databases } from './attacked-portal.ts'
import { openOwnSidePortal, REPORTS, type OwnSidePortal, type Viewer } from './own-side-portal.ts'

describe.each(databases)('what inviting tells, and to whom, on $name', ({ url }) => {
  let side: OwnSidePortal
  let admin: Viewer
  let statements: StatementCount
  const at = (place: string) => `/client/${admin.clientId}/core/${place}`
  const newEmail = () => `${crypto.randomUUID()}@voorbeeld.nl`

  beforeAll(async () => {
    side = await openOwnSidePortal(url)
    statements = countStatements(side.portal)
    admin = await side.admin()
  })
  afterAll(() => side.portal.close())

  test('attack 05: an address with an account elsewhere, a blocked one and one that nobody has are answered the same, with the same work', async () => {
    const details = { firstName: 'Tessa', lastName: 'de Wit', gender: 'female', role: 'grandchild', phone: '06 12345678' }
    const [elsewhere, blocked, unknown] = [newEmail(), newEmail(), newEmail()]
    for (const email of [elsewhere, blocked]) await side.portal.viewer({ clientNumber: '200', email, name: 'Iemand Anders' })
    await side.portal.store
      .system()
      .updateTable('account')
      .set({ blocked_at: new Date(0) })
      .where('email', '=', blocked)
      .execute()
    // The first page of a process reads the banner, and the pages after it do not.
    await admin.get(at('people'))
    const told: string[] = []
    for (const email of [elsewhere, blocked, unknown]) {
      const steps: unknown[] = []
      const ask = async (place: string, fields: Readonly<Record<string, string>>) => {
        statements()
        const { status, headers, text } = await admin.post(at(place), fields)
        steps.push([place, status, headers.get('location'), text, statements()])
        return headers.get('location') ?? ''
      }
      await ask('add-person/find', { email })
      const who = /who=([0-9a-f-]{36})/.exec(await ask('add-person/add', { ...details, email }))?.[1] ?? ''
      await ask('person/send', { who, ...REPORTS })
      for (const page of [`${at('person')}?who=${who}`, at('people'), at('rights')])
        steps.push([(await admin.get(page)).status, statements()])
      told.push(JSON.stringify(steps).replaceAll(email, '…').replaceAll(who, '…'))
    }
    expect(told[1]).toBe(told[0])
    expect(told[2]).toBe(told[0])
    expect(told[0]).not.toContain('Iemand Anders')
  })

  test('no mail says about whom it is, what was ticked or what is written: of inviting, changing, ending, handing over and the news of a day', async () => {
    const giver = await side.admin()
    const place = (name: string) => `/client/${giver.clientId}/core/${name}`
    const [changed, revoked, heir, waiting] = [
      await side.welcome(giver),
      await side.welcome(giver),
      await side.welcome(giver),
      await side.invite(giver),
    ]
    await giver.post(place('person/save'), { who: changed.accessId, ...REPORTS, 'right:proef.money:read': 'on' })
    await giver.post(place('person/revoke'), { who: revoked.accessId })
    await giver.post(place('person/resend'), { who: waiting.id })
    await giver.post(place('hand-over/give'), { to: heir.accessId })
    await side.portal.runJobs(61)
    side.portal.clock.set('2026-11-23T06:29:30Z')
    await side.portal.runJobs(61)
    const { sent } = side.portal
    expect(sent.map(({ recipient }) => recipient)).toEqual(expect.arrayContaining([waiting.email, changed.email, heir.email]))
    expect(sent.filter(({ subject }) => /melding/i.test(subject ?? '')).length).toBeGreaterThan(2)
    const words = ['Alblas', 'Bos', 'GEHEIM', 'CENTEN', 'Verslagen', 'Geld', giver.clientId]
    const telling = sent.flatMap(({ subject, body }) =>
      words.filter((word) => `${subject} ${body}`.includes(word)).map((word) => `${word} in "${subject}"`),
    )
    expect(telling).toEqual([])
  })

  test('no notice holds a word of the record', async () => {
    const rows = await side.portal.store.system().selectFrom('notice').selectAll().execute()
    expect(rows.length).toBeGreaterThan(3)
    expect(JSON.stringify(rows)).not.toMatch(/GEHEIM|CENTEN/)
  })

  test('attack 21: nothing that was typed about people stands in the log of the machine', () => {
    expect(JSON.stringify(side.portal.log)).not.toMatch(/voorbeeld\.nl|Tessa|12345678|Alblas/)
  })
})
