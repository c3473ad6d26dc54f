import ICAL from 'ical.js'
import { afterEach, describe, expect, test } from 'vitest'
import { openAgenda, type AgendaPortal, type Person } from '../testing/open-agenda.ts'

const databases = [undefined, ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [process.env['TEST_DATABASE_URL']])]
const PHYSIO = {
  title: 'Fysiotherapie',
  start: '2026-11-23T10:00:00+01:00',
  location: 'Oefenzaal',
  notes: ['Neem sportschoenen mee'],
  participants: [{ staff: { name: 'Fatma Öz', role: 'fysiotherapeut' } }],
}

describe.each(databases)('the agenda in a calendar of the reader’s own, on %s', (databaseUrl) => {
  let it: AgendaPortal
  afterEach(() => it.portal.close())
  const open = async (given: Parameters<typeof openAgenda>[0] = {}) => {
    it = await openAgenda({ databaseUrl, booked: [PHYSIO], ...given })
    return it
  }
  const make = async (person: Person) => {
    const { text } = await person.post(`/client/${person.clientId}/core/feeds/make`, { part: 'agenda.calendar' })
    return /https:\/\/portaal\.test(\/feed\/[\w-]+)/.exec(text)?.[1] ?? ''
  }
  const fetch = async (path: string) => {
    const { text, status } = await it.portal.visitor().get(path)
    return { status, text: text.replaceAll('\r\n ', '') }
  }
  const namesOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as []).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).summary)

  test('holds what stands in the agenda of its client: title and time, and nothing else of it', async () => {
    const { person } = await open()
    const marjan = await person()
    const id = await marjan.write({ title: 'Koffie', place: 'Bij Noor thuis', note: 'Met taart', repeats: 'weekly', lastDay: '2026-12-16' })
    await marjan.send('skip', { id, day: '2026-12-02' })
    const { text } = await fetch(await make(marjan))
    expect(namesOf(text)).toEqual(['Fysiotherapie', 'Koffie'])
    expect(text).toContain(
      'DTSTART;TZID=Europe/Amsterdam:20261125T100000\r\nRRULE:FREQ=WEEKLY;UNTIL=20261216T100000Z\r\nEXDATE;TZID=Europe/Amsterdam:20261202T100000',
    )
    expect(text).toContain(`UID:${id}@portaal.test`)
    expect(text).not.toMatch(/Oefenzaal|thuis|taart|sportschoenen|Fatma|fysiotherapeut|Alblas|Bos|Marjan/)
  })

  test('says on its page what goes out', async () => {
    const { person } = await open()
    const marjan = await person()
    expect((await marjan.get(marjan.path)).text).toContain(`/client/${marjan.clientId}/core/feeds?part=agenda.calendar`)
    const { text } = await marjan.get(`/client/${marjan.clientId}/core/feeds?part=agenda.calendar`)
    expect(text).toContain('De app krijgt: wanneer elke afspraak is, en de titel.')
  })

  test('holds place and notes where the organisation chose so; who is staff goes by the role', async () => {
    const { person } = await open({
      options: { feed: { place: true, notes: true } },
      config: { records: { appointment: { staffNames: 'role' } } },
    })
    const { text } = await fetch(await make(await person()))
    expect(text).toContain('LOCATION:Oefenzaal')
    expect(text).toContain(String.raw`DESCRIPTION:fysiotherapeut\nNeem sportschoenen mee`)
    expect(text).not.toContain('Fatma')
  })

  test('holds no word of any appointment where the organisation chose so', async () => {
    const { person } = await open({ options: { feed: { titles: 'busy', place: true, notes: true } } })
    const marjan = await person()
    await marjan.write({ note: 'Met taart', place: 'Thuis' })
    const { text } = await fetch(await make(marjan))
    expect(namesOf(text)).toEqual(['Afspraak', 'Afspraak'])
    expect(text).not.toMatch(/Fysio|Koffie|Oefenzaal|taart|Thuis|fysiotherapeut/)
  })

  test('ends with the right, and is of who made it', async () => {
    const { person, portal } = await open()
    const [marjan, noor] = [await person(), await person({ name: 'Noor', rights: ['read'] })]
    const [own, hers] = [await make(marjan), await make(noor)]
    await portal.store
      .system()
      .updateTable('access')
      .set({ rights: [] })
      .where('account_id', '=', marjan.accountId ?? '')
      .execute()
    expect([(await fetch(own)).status, (await fetch(hers)).status]).toEqual([404, 200])
  })

  test('is not offered to a portal administrator who looks as somebody else', async () => {
    const { person, portal } = await open()
    const [admin, noor] = [await person({ admin: true }), await person({ name: 'Noor' })]
    const access = portal.store.system().selectFrom('access').select('id')
    const { id } = await access.where('account_id', '=', noor.accountId ?? '').executeTakeFirstOrThrow()
    const { status, text } = await admin.get(`/client/${admin.clientId}/als/${id}/agenda/calendar`)
    expect([status, text.includes('core/feeds'), text.includes('view=add')]).toEqual([200, false, false])
  })

  test('is not there where the organisation does not want it', async () => {
    const { person } = await open({ options: { feed: false } })
    const marjan = await person()
    expect((await marjan.get(marjan.path)).text).not.toContain('core/feeds')
    expect((await marjan.get(`/client/${marjan.clientId}/core/feeds`)).status).toBe(404)
  })
})
